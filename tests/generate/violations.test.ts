import { describe, expect, it } from 'vitest';
import { isProvedInvalid } from '../../core/generate/prove-violation.ts';
import { serialise } from '../../core/generate/serialise.ts';
import type { RequestValues } from '../../core/generate/types.ts';
import type { ViolationCase } from '../../core/generate/violation-case.ts';
import { canBeInvalid, violationsOf } from '../../core/generate/violations.ts';
import type { Operation } from '../../core/operations/types.ts';
import { createValidators } from '../../core/operations/validation/create-validators.ts';
import type { JsonObject, Schema } from '../../core/spec/types.ts';
import { contentOf, operationOf, parameterOf } from './operation-fixture.ts';

const ORDER: JsonObject = {
  type: 'object',
  required: ['name', 'lines'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', readOnly: true },
    name: { type: 'string', minLength: 2, maxLength: 30 },
    email: { type: 'string', format: 'email' },
    slug: { type: 'string', pattern: '^[a-z]+$' },
    status: { enum: ['draft', 'placed'] },
    kind: { const: 'order' },
    rate: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.25 },
    tags: { type: 'array', maxItems: 2, minItems: 1, uniqueItems: true, items: { type: 'string' } },
    lines: {
      type: 'array',
      items: {
        type: 'object',
        required: ['quantity'],
        properties: { quantity: { type: 'integer', minimum: 1, maximum: 9 } },
      },
    },
  },
};
const document: JsonObject = { components: { schemas: { Order: ORDER } } };
const validators = createValidators({ document });
const validate = (schema: Schema, value: unknown) => validators.schema(schema, 'request')(value);
const context = { document, validate };

const BODY = {
  name: 'Anna',
  slug: 'anna',
  status: 'draft',
  kind: 'order',
  rate: 0.5,
  tags: ['a'],
  lines: [{ quantity: 3 }],
};
const none = { path: {}, query: {}, header: {}, cookie: {} };
const withBody = (value: unknown): RequestValues => ({ ...none, body: { mediaType: 'application/json', value } });
const create = operationOf('POST /orders', [], [contentOf('application/json', { $ref: '#/components/schemas/Order' })]);

const deep = (operation: Operation, base: RequestValues, avoid?: ReadonlySet<string>): ViolationCase[] =>
  violationsOf(operation, base, context, { depth: 'deep', ...(avoid && { avoid }) });
const keys = (cases: readonly ViolationCase[]): string[] =>
  cases.map(({ place, pointer, keyword }) => `${place} ${pointer} ${keyword}`);

describe('violations of a body', () => {
  const cases = deep(create, withBody(BODY));

  it('break each keyword of each field, one level down and in array elements too', () => {
    expect(new Set(keys(cases))).toEqual(
      new Set([
        ...['body  type', 'body  syntax', 'body  content-type', 'body  required', 'body /* additionalProperties'],
        ...['body /name required', 'body /name type', 'body /name minLength', 'body /name maxLength'],
        ...['body /email type', 'body /email format', 'body /slug type', 'body /slug pattern'],
        ...['body /status enum', 'body /kind const'],
        ...['body /rate type', 'body /rate exclusiveMinimum', 'body /rate exclusiveMaximum', 'body /rate multipleOf'],
        ...['body /tags type', 'body /tags maxItems', 'body /tags minItems', 'body /tags uniqueItems'],
        ...['body /tags/- type', 'body /lines required', 'body /lines type', 'body /lines/- type'],
        ...['body /lines/-/quantity required', 'body /lines/-/quantity type'],
        ...['body /lines/-/quantity minimum', 'body /lines/-/quantity maximum'],
      ]),
    );
  });

  it('are invalid as bytes, differ from the base in one place, and say so', () => {
    for (const one of cases) {
      const { body } = serialise(create, one.values, 'http://a');
      expect(one.label).not.toBe('');
      expect(one.soft).toBe(one.keyword === 'format');
      if (one.keyword === 'syntax') expect(() => JSON.parse(new TextDecoder().decode(body))).toThrow();
      else if (one.keyword === 'content-type') expect(one.values.body?.mediaType).toBe('text/plain');
      else if (body === undefined) expect(one.label).toBe('the required body is missing');
      else {
        const sent = JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown> | null;
        expect(validate(ORDER, sent), one.label).not.toEqual([]);
        const fields = new Set([...Object.keys(BODY), ...Object.keys(sent ?? {})]);
        const changed = [...fields].filter(
          (name) => JSON.stringify(sent?.[name]) !== JSON.stringify(BODY[name as keyof typeof BODY]),
        );
        if (one.pointer !== '') expect(changed).toHaveLength(1);
      }
    }
  });

  it('never touch readOnly properties, and make no fraction where a number may have one', () => {
    expect(keys(cases).filter((key) => key.includes('/id'))).toEqual([]);
    expect(cases.filter(({ label }) => /instead of an integer/.test(label)).map(({ pointer }) => pointer)).toEqual([
      '/lines/-/quantity',
    ]);
  });

  it('are the same each time and keep to the budget, spread over keywords and fields', () => {
    expect(deep(create, withBody(BODY))).toEqual(cases);
    const quick = violationsOf(create, withBody(BODY), context, { depth: 'quick' });
    expect(quick).toHaveLength(6);
    expect(new Set(quick.map(({ keyword }) => keyword)).size).toBe(6);
    expect(new Set(quick.map(({ pointer }) => pointer)).size).toBe(6);
    expect(violationsOf(create, withBody(BODY), context, { depth: 'default' })).toHaveLength(20);
  });

  it('are none where the base is not valid itself, and of XML and bytes only what needs no reading', () => {
    expect(deep(create, withBody({ name: 'A' }))).toEqual([]);
    for (const mediaType of ['application/xml', 'application/octet-stream']) {
      const schema: JsonObject = mediaType.endsWith('xml') ? ORDER : { type: 'string', format: 'binary', maxLength: 9 };
      const other = operationOf('POST /x', [], [contentOf(mediaType, schema)]);
      const value = mediaType.endsWith('xml') ? BODY : 'bytes';
      const found = keys(deep(other, { ...none, body: { mediaType, value } }));
      const syntax = mediaType.endsWith('xml') ? ['body  syntax'] : [];
      expect(found).toEqual(expect.arrayContaining(['body  required', 'body  content-type', ...syntax]));
      expect(found).toHaveLength(2 + syntax.length);
      expect(canBeInvalid(other)).toBe(true);
    }
  });

  it('leave out the keywords that something else judges', () => {
    const options = { depth: 'deep', without: new Set(['content-type', 'syntax']) } as const;
    const found = violationsOf(create, withBody(BODY), context, options).map(({ keyword }) => keyword);
    expect(found).toContain('type');
    expect(found.filter((one) => one === 'content-type' || one === 'syntax')).toEqual([]);
  });

  it('leave out what another branch allows, and required where a patch asks for nothing', () => {
    const choice = {
      type: 'object',
      properties: {
        size: {
          oneOf: [
            { type: 'integer', maximum: 5 },
            { type: 'integer', minimum: 10 },
          ],
        },
        any: { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'object' }] },
      },
    };
    const patch = operationOf('PATCH /x', [], [contentOf('application/merge-patch+json', choice)], false);
    const base = { ...none, body: { mediaType: 'application/merge-patch+json', value: { size: 3, any: 'a' } } };
    const found = deep(patch, base);
    for (const one of found.filter(({ keyword }) => keyword !== 'syntax' && keyword !== 'content-type'))
      expect(validate(choice, one.values.body?.value), one.label).not.toEqual([]);
    // a text, a number and an object are all allowed: only null is left
    const types = found.filter(({ pointer, keyword }) => pointer === '/any' && keyword === 'type');
    expect(new Set(types.map(({ label }) => label.slice(0, 11)))).toEqual(new Set(['any is null']));
    expect(keys(found).filter((key) => key.endsWith('required'))).toEqual([]);
    expect(keys(found)).toContain('body /size type');
  });
});

describe('violations of parameters', () => {
  const list = operationOf('GET /orders/{order_id}/lines/{view}', [
    parameterOf({ name: 'order_id', in: 'path', schema: { type: 'integer', minimum: 1 } }),
    parameterOf({ name: 'view', in: 'path', schema: { enum: ['full', 'short'] } }),
    parameterOf({ name: 'page', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } }),
    parameterOf({ name: 'open', in: 'query', schema: { type: 'boolean' } }),
    parameterOf({ name: 'q', in: 'query', schema: { type: 'string', minLength: 1, maxLength: 5 } }),
    parameterOf({ name: 'mixed', in: 'query', schema: { type: ['integer', 'string'], maximum: 5 } }),
    parameterOf({ name: 'tags', in: 'query', schema: { type: 'array', items: { type: 'string' } } }),
    parameterOf({ name: 'from', in: 'query', required: true, schema: { type: 'string', format: 'date' } }),
    parameterOf({
      name: 'filter',
      in: 'query',
      style: 'deepObject',
      explode: true,
      schema: { type: 'object', additionalProperties: false, properties: { state: { enum: ['a', 'b'] } } },
    }),
    parameterOf({ name: 'X-Region', in: 'header', required: true, schema: { enum: ['north', 'south'] } }),
    parameterOf({ name: 'X-Api-Key', in: 'header', required: true }),
    parameterOf({ name: 'X-Fixed', in: 'header', required: true }),
    parameterOf({ name: 'If-Match', in: 'header', required: true }),
    parameterOf({ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', maxLength: 9 } }),
    parameterOf({ name: 'Accept', in: 'header', required: true }),
  ]);
  const base: RequestValues = {
    path: { order_id: 7, view: 'full' },
    query: { from: '2026-01-01' },
    header: { 'X-Region': 'north', 'X-Api-Key': 'k', 'X-Fixed': 'f', 'If-Match': '"1"', 'Idempotency-Key': 'k' },
    cookie: {},
  };
  const cases = deep(list, base, new Set(['header x-fixed']));

  it('are made for what has a form, not for ids, credentials, conditions and keys', () => {
    expect(new Set(keys(cases))).toEqual(
      new Set([
        ...['path view enum', 'query page type', 'query page minimum', 'query page maximum', 'query open type'],
        ...['query q maxLength', 'query from required', 'query from format'],
        ...['query filter/* additionalProperties', 'query filter/state enum'],
        ...['header X-Region required', 'header X-Region enum'],
      ]),
    );
  });

  it('are invalid when read back from the URL and the header fields; what becomes valid text is dropped', () => {
    for (const one of cases) {
      const wire = serialise(list, one.values, 'http://a', document);
      expect(isProvedInvalid(list, wire, one, document, validate), one.label).toBe(true);
    }
    const valid = serialise(list, base, 'http://a', document);
    for (const one of cases) expect(isProvedInvalid(list, valid, one, document, validate), one.label).toBe(false);
  });

  it('leave out a body that may be left out: a form without members, null', () => {
    const schema: JsonObject = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
    const missing = { place: 'body', pointer: '/name', keyword: 'required' } as const;
    const proved = (type: string, text: string, required: boolean): boolean => {
      const operation = operationOf('POST /search', [], [contentOf(type, schema)], required);
      const wire = { url: '/search', headers: { 'content-type': type }, body: new TextEncoder().encode(text) };
      return isProvedInvalid(operation, { method: 'POST', ...wire }, missing, document, validate);
    };
    expect(proved('application/x-www-form-urlencoded', '', false)).toBe(false);
    expect(proved('application/x-www-form-urlencoded', '', true)).toBe(true);
    expect(proved('application/x-www-form-urlencoded', 'more=1', false)).toBe(true);
    expect(proved('application/json', 'null', false)).toBe(false);
    expect(proved('application/json', 'null', true)).toBe(true);
    expect(proved('application/json', '{}', false)).toBe(true);
  });

  it('are not made for operations without anything to break', () => {
    const read = operationOf('GET /orders/{id}', [
      parameterOf({ name: 'id', in: 'path', schema: { type: 'string', format: 'uuid' } }),
      parameterOf({ name: 'If-None-Match', in: 'header' }),
    ]);
    expect(deep(read, { ...none, path: { id: 'x' } })).toEqual([]);
    expect([canBeInvalid(read), canBeInvalid(list)]).toEqual([false, true]);
  });
});
