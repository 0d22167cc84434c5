import { describe, expect, it } from 'vitest';
import { prunedValue } from '../../core/generate/prune-request.ts';
import type { RequestValues } from '../../core/generate/types.ts';
import { violationsOf } from '../../core/generate/violations.ts';
import type { Schema } from '../../core/spec/types.ts';
import { ajvCheck } from './ajv-check.ts';
import { contentOf, operationOf, parameterOf } from './operation-fixture.ts';

const validate = ajvCheck({});
const ITEM: Schema = {
  type: 'object',
  required: ['sku'],
  properties: { sku: { type: 'string' }, count: { type: 'integer', maximum: 9 }, note: { type: 'string' } },
};
const ORDER: Schema = {
  type: 'object',
  required: ['name'],
  minProperties: 1,
  properties: {
    name: { type: 'string', maxLength: 20 },
    items: { type: 'array', items: ITEM },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 2 },
    address: { type: 'object', properties: { city: { type: 'string' }, zip: { type: 'string', pattern: '^[0-9]+$' } } },
  },
};
const BODY = {
  name: 'Anna',
  items: [
    { sku: 'a', count: 3, note: 'x' },
    { sku: 'b', count: 4, note: 'y' },
  ],
  tags: ['a', 'b'],
  address: { city: 'Bergen', zip: '5003' },
};
const create = operationOf(
  'POST /orders',
  [
    parameterOf({ name: 'dry', in: 'query', schema: { type: 'boolean' } }),
    parameterOf({ name: 'mode', in: 'query', required: true, schema: { enum: ['a', 'b'] } }),
    parameterOf({ name: 'X-Tenant', in: 'header' }),
    parameterOf({ name: 'X-Region', in: 'header', schema: { enum: ['n', 's'] } }),
  ],
  [contentOf('application/json', ORDER)],
);
const base: RequestValues = {
  path: {},
  query: { dry: true, mode: 'a' },
  header: { 'X-Tenant': 't', 'X-Region': 'n', 'x-extra': 'kept' },
  cookie: {},
  body: { mediaType: 'application/json', value: BODY },
};
const options = { depth: 'deep', minimal: true, avoid: new Set(['header x-tenant']) } as const;
const cases = violationsOf(create, base, { document: {}, validate }, options);
const bodyOf = (pointer: string, keyword: string): unknown =>
  cases.find((one) => one.pointer === pointer && one.keyword === keyword)?.values.body?.value;

describe('minimal violations', () => {
  it('carry the required values and the defect, nothing else', () => {
    expect(bodyOf('/name', 'maxLength')).toEqual({ name: 'Annaaaaaaaaaaaaaaaaaa' });
    expect(bodyOf('/items/-/count', 'maximum')).toEqual({ name: 'Anna', items: [{ sku: 'a', count: 10 }] });
    expect(bodyOf('/items/-/sku', 'required')).toEqual({ name: 'Anna', items: [{}] });
    expect(bodyOf('/address/zip', 'pattern')).toEqual({ name: 'Anna', address: { zip: '5003 !' } });
    expect(bodyOf('/tags', 'maxItems')).toEqual({ name: 'Anna', tags: ['a', 'b', 'a'] });
    expect(bodyOf('', 'content-type')).toEqual(new TextEncoder().encode('{"name":"Anna"}'));
    expect(bodyOf('', 'syntax')).toEqual(new TextEncoder().encode('{"name":"Anna",'));
  });

  it('drop optional parameters but the broken one, what must not be touched and what is not described', () => {
    const inBody = cases.find((one) => one.place === 'body');
    expect(inBody?.values.query).toEqual({ mode: 'a' });
    expect(inBody?.values.header).toEqual({ 'X-Tenant': 't', 'x-extra': 'kept' });
    const inQuery = cases.find((one) => one.pointer === 'dry');
    expect(inQuery?.values.query).toEqual({ dry: 'assay', mode: 'a' });
    expect(inQuery?.values.body?.value).toEqual({ name: 'Anna' });
    expect(cases.find((one) => one.pointer === 'X-Region')?.values.header).toMatchObject({
      'X-Region': 'assay-unlisted',
    });
  });

  it('say the same is wrong as the larger ones', () => {
    const large = violationsOf(create, base, { document: {}, validate }, { ...options, minimal: false });
    const told = (all: typeof large): string[] =>
      all.map((one) => `${one.place} ${one.pointer} ${one.keyword} ${one.label}`);
    expect(told(cases)).toEqual(told(large));
    const size = (all: typeof large): number => JSON.stringify(all.map(({ values }) => values)).length;
    expect(size(cases)).toBeLessThan(size(large) / 2);
  });
});

describe('prunedValue', () => {
  it('does not take away a second required member where one is missing', () => {
    const schema: Schema = { type: 'object', required: ['a', 'b', 'c'], properties: { d: {} } };
    expect(prunedValue(schema, { b: 1, c: 2, d: 3 }, validate)).toEqual({ b: 1, c: 2 });
  });

  it('keeps exactly what is wrong, and of a valid value the required parts', () => {
    expect(prunedValue(ORDER, BODY, validate)).toEqual({ name: 'Anna' });
    const wrong = { ...BODY, address: { city: 5, zip: 'x' } };
    expect(prunedValue(ORDER, wrong, validate)).toEqual({ name: 'Anna', address: { city: 5, zip: 'x' } });
    expect(prunedValue({ type: 'array', minItems: 2, items: ITEM }, [...BODY.items, BODY.items[0]], validate)).toEqual([
      { sku: 'a' },
      { sku: 'b' },
    ]);
  });
});
