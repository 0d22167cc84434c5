import { describe, expect, it } from 'vitest';
import { generateCases } from '../../core/generate/generate-cases.ts';
import { parseWire } from '../../core/generate/parse-wire.ts';
import { serialise } from '../../core/generate/serialise.ts';
import type { GenerateContext, GeneratedCase, GenerateOptions } from '../../core/generate/types.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import { ajvCheck } from './ajv-check.ts';
import { contentOf, operationOf, parameterOf } from './operation-fixture.ts';

const ORDER: JsonObject = {
  type: 'object',
  required: ['id', 'name', 'lines', 'createdBy'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', readOnly: true },
    name: { type: 'string', minLength: 2, maxLength: 30 },
    email: { type: 'string', format: 'email' },
    country: { type: 'string', minLength: 2, maxLength: 2 },
    status: { enum: ['draft', 'placed', null] },
    note: { type: ['string', 'null'] },
    partner_id: { type: 'string', format: 'uuid' },
    createdBy: { type: 'string' },
    lines: {
      type: 'array',
      items: {
        type: 'object',
        required: ['product_id', 'quantity'],
        properties: {
          product_id: { type: 'string' },
          quantity: { type: 'integer', minimum: 1, maximum: 9999 },
          price: { type: 'number', minimum: 0, multipleOf: 0.01 },
        },
      },
    },
  },
};
const DOCUMENT: JsonObject = { components: { schemas: { Order: ORDER } } };
const strict = ajvCheck(DOCUMENT);
/** As in requests: a required readOnly property may be missing. */
const validate: typeof strict = (schema, value) =>
  strict(schema, value).filter((one) => !(one.keyword === 'required' && one.message.includes("'id'")));

const create = operationOf('POST /orders', [], [contentOf('application/json', { $ref: '#/components/schemas/Order' })]);
const list = operationOf('GET /orders', [
  parameterOf({ name: 'page_size', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } }),
  parameterOf({ name: 'status', in: 'query', schema: { enum: ['draft', 'placed'] } }),
  parameterOf({ name: 'q', in: 'query' }),
  parameterOf({ name: 'partner_id', in: 'query' }),
  parameterOf({ name: 'sort', in: 'query' }),
  parameterOf({ name: 'cursor', in: 'query' }),
  parameterOf({ name: 'If-None-Match', in: 'header' }),
  parameterOf({ name: 'Authorization', in: 'header', required: true }),
]);

function make(
  operation: Operation,
  more: Partial<GenerateContext> = {},
  options: Partial<GenerateOptions> = {},
): { cases: GeneratedCase[]; context: GenerateContext } {
  const context: GenerateContext = { document: DOCUMENT, validate, problems: [], ...more };
  return { cases: generateCases(operation, context, { seed: 42, depth: 'default', ...options }), context };
}

const bodies = (cases: readonly GeneratedCase[]): JsonObject[] =>
  cases.map((one) => one.values.body?.value as JsonObject);

describe('generateCases', () => {
  it('gives the same cases for the same seed and others for another', () => {
    expect(make(create).cases).toEqual(make(create).cases);
    expect(make(create).cases).not.toEqual(make(create, {}, { seed: 43 }).cases);
  });

  it('keeps the order of origins, numbers the cases and holds the budgets', () => {
    const rank = ['configured', 'example', 'minimal', 'maximal', 'boundary', 'random'];
    for (const [depth, most, mostOfSafe] of [
      ['quick', 4, 16],
      ['default', 24, 40],
      ['deep', 60, 120],
    ] as const) {
      for (const operation of [create, list]) {
        const { cases } = make(operation, { values: { note: 'fixed', page_size: 5 } }, { depth });
        const ranks = cases.map((one) => rank.indexOf(one.origin));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        expect(cases.map((one) => one.id)).toEqual(cases.map((_, index) => `${operation.id}#${index + 1}`));
        expect(cases.length).toBeLessThanOrEqual(operation === list ? mostOfSafe : most);
        expect(cases.length).toBeGreaterThanOrEqual(4);
      }
    }
  });

  it('makes bodies that conform, without readOnly members and unsupplied references', () => {
    const { cases, context } = make(create, {}, { depth: 'deep' });
    expect(context.problems).toEqual([]);
    for (const body of bodies(cases)) {
      expect(validate({ $ref: '#/components/schemas/Order' }, body)).toEqual([]);
      expect(body).not.toHaveProperty('id');
      expect(body).not.toHaveProperty('partner_id');
      for (const line of body.lines as JsonObject[]) expect(line.product_id).toEqual(expect.any(String));
    }
    const everything = bodies(cases.filter((one) => one.origin === 'maximal'))[0] ?? {};
    expect(Object.keys(everything).sort()).toEqual([
      'country',
      'createdBy',
      'email',
      'lines',
      'name',
      'note',
      'status',
    ]);
    expect(everything.country).toMatch(/^[A-Z]{2}$/);
  });

  it('reaches every edge of every free field', () => {
    const labels = make(create, {}, { depth: 'deep' })
      .cases.filter((one) => one.origin === 'boundary')
      .map((one) => one.label);
    for (const label of [
      'name at its minimal length 2',
      'name at its maximal length 30',
      'status is "draft"',
      'status is null',
      'note is null',
      'note with unicode text',
      'lines as an empty list',
    ])
      expect(labels).toContain(label);
    const query = make(list, {}, { depth: 'deep' }).cases.map((one) => one.label);
    for (const label of [
      'page_size at its minimum 1',
      'page_size at its maximum 100',
      'status is "placed"',
      'q with unicode text',
    ])
      expect(query).toContain(label);
  });

  it('embeds fresh tokens in names and e-mail addresses', () => {
    let count = 0;
    const { cases } = make(create, {}, { nonce: () => `zz${count++}` });
    const names = bodies(cases.filter((one) => one.origin !== 'boundary')).map((body) => body.name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/zz\d/);
    expect(bodies(cases.filter((one) => one.origin === 'maximal'))[0]?.email).toMatch(/zz\d+@example\.com$/);
  });

  it('leaves out ids, cursors, sort keys and conditional headers nobody supplied; ignores Authorization', () => {
    for (const one of make(list, {}, { depth: 'deep' }).cases) {
      for (const name of ['partner_id', 'cursor', 'sort']) expect(one.values.query).not.toHaveProperty(name);
      expect(one.values.header).toEqual({});
    }
  });

  it('puts supplied values in, also into elements of lists, and refuses those that do not conform', () => {
    const asked = new Set<string>();
    const uuid = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
    const supply: NonNullable<GenerateContext['supply']> = (place, name) => {
      asked.add(`${place} ${name}`);
      if (name === '/lines/-/product_id') return { value: 'P-1' };
      return name === '/partner_id' ? { value: uuid } : name === 'cursor' ? { value: 'abc' } : undefined;
    };
    const { cases } = make(create, { supply });
    expect(bodies(cases.filter((one) => one.origin === 'maximal'))[0]?.partner_id).toBe(uuid);
    for (const line of bodies(cases).flatMap((body) => body.lines as JsonObject[])) expect(line.product_id).toBe('P-1');
    expect(asked).toContain('body /lines/-/quantity');
    expect(make(list, { supply }).cases.find((one) => one.origin === 'maximal')?.values.query.cursor).toBe('abc');
    const wrong = make(create, {
      supply: (_place, name) => (name === '/partner_id' ? { value: 'not a uuid' } : undefined),
    });
    expect(wrong.cases.length).toBeGreaterThan(4);
    expect(wrong.context.problems[0]).toMatchObject({
      at: 'body /partner_id',
      reason: expect.stringContaining('not a uuid'),
    });
  });

  it('uses configured values first', () => {
    const { cases } = make(list, { values: { page_size: 17, 'GET /orders.q': 'lamp', partner_id: 'p1' } });
    expect(cases[0]).toMatchObject({
      origin: 'configured',
      values: { query: { page_size: 17, q: 'lamp', partner_id: 'p1' } },
    });
    expect(cases.every((one) => (one.values.query.page_size ?? 17) === 17)).toBe(true);
  });

  it('uses written examples that conform and reports those that do not', () => {
    const good = { id: 'x', name: 'Lamp order', createdBy: 'me', lines: [] };
    const examples = [good, { name: 1 }];
    const operation = operationOf(
      'POST /orders',
      [],
      [contentOf('application/json', { $ref: '#/components/schemas/Order' }, { examples })],
    );
    const { cases, context } = make(operation, {}, { nonce: () => 'tok' });
    expect(cases[0]).toMatchObject({
      origin: 'example',
      values: { body: { value: { name: 'Lamp order tok', createdBy: 'me', lines: [] } } },
    });
    expect(cases[0]?.values.body?.value).not.toHaveProperty('id');
    expect(context.problems).toEqual([expect.objectContaining({ at: 'example 2' })]);
  });

  it('gives one case where nothing can vary', () => {
    expect(make(operationOf('GET /health')).cases).toHaveLength(1);
    const item = operationOf('GET /orders/{id}', [parameterOf({ name: 'id', in: 'path' })]);
    const { cases } = make(item, { supply: () => ({ value: 'o-1' }) }, { depth: 'deep' });
    expect(cases.map((one) => one.values.path)).toEqual([{ id: 'o-1' }]);
  });

  it('fills required conditional headers with what always holds', () => {
    const headers = ['If-Match', 'Idempotency-Key'].map((name) => parameterOf({ name, in: 'header', required: true }));
    const header = make(operationOf('PUT /x', headers)).cases[0]?.values.header;
    expect(header).toEqual({ 'If-Match': '*', 'Idempotency-Key': expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  it('prefers JSON, then forms, then multipart', () => {
    const schema = { type: 'object', properties: { a: { type: 'string' } } } as const;
    const types = ['application/xml', 'multipart/form-data', 'application/x-www-form-urlencoded', 'application/json'];
    const chosen = (count: number): string | undefined =>
      make(
        operationOf(
          'POST /x',
          [],
          types.slice(0, count).map((type) => contentOf(type, schema)),
        ),
      ).cases[0]?.values.body?.mediaType;
    expect([4, 3, 2, 1].map(chosen)).toEqual([...types].reverse());
  });

  it('orders the ends of ranges', () => {
    const date = { type: 'string', format: 'date' } as const;
    const operation = operationOf(
      'GET /x',
      ['start_date', 'end_date', 'min_price', 'max_price'].map((name, index) =>
        parameterOf({ name, in: 'query', required: true, schema: index < 2 ? date : { type: 'integer' } }),
      ),
    );
    for (let seed = 0; seed < 20; seed++) {
      for (const { values } of make(operation, {}, { seed }).cases) {
        const { start_date, end_date, min_price, max_price } = values.query;
        expect(String(start_date) <= String(end_date)).toBe(true);
        expect(Number(min_price)).toBeLessThanOrEqual(Number(max_price));
      }
    }
  });

  it('keeps the delimiter of a style out of the elements', () => {
    const schema = { type: 'array', minItems: 3, items: { type: 'string', minLength: 20 } } as const;
    const operation = operationOf('GET /x', [
      parameterOf({ name: 'l', in: 'query', style: 'spaceDelimited', explode: false, required: true, schema }),
    ]);
    for (const { values } of make(operation, {}, { depth: 'deep' }).cases) {
      expect(JSON.stringify(values.query.l)).not.toContain(' ');
      expect(parseWire(operation, serialise(operation, values, 'http://a.test')).query.l).toEqual({
        value: values.query.l,
      });
    }
  });

  it('survives the wire: what is read back is what was meant', () => {
    for (const operation of [create, list]) {
      for (const { values } of make(operation, {}, { depth: 'deep' }).cases) {
        const parsed = parseWire(operation, serialise(operation, values, 'http://a.test', DOCUMENT), DOCUMENT);
        expect(
          Object.fromEntries(
            Object.entries(parsed.query).map(([name, one]) => [name, 'value' in one ? one.value : one]),
          ),
        ).toEqual(values.query);
        if (values.body) expect(parsed.body?.parsed).toEqual({ value: values.body.value });
      }
    }
  });
});
