import { describe, expect, it } from 'vitest';
import { generateCases } from '../../core/generate/generate-cases.ts';
import type { GeneratedCase } from '../../core/generate/types.ts';
import type { Parameter } from '../../core/operations/types.ts';
import type { JsonObject, Schema } from '../../core/spec/types.ts';
import { ajvCheck } from './ajv-check.ts';
import { contentOf, operationOf, parameterOf } from './operation-fixture.ts';

const DOCUMENT: JsonObject = {
  components: {
    schemas: {
      Cat: {
        type: 'object',
        required: ['kind', 'lives'],
        properties: { kind: { const: 'cat' }, lives: { type: 'integer' } },
      },
      Dog: {
        type: 'object',
        required: ['kind', 'barks'],
        properties: { kind: { const: 'dog' }, barks: { type: 'boolean' } },
      },
      Tree: {
        $dynamicAnchor: 'tree',
        type: 'object',
        required: ['value'],
        additionalProperties: false,
        properties: { value: { type: 'integer' }, children: { type: 'array', items: { $dynamicRef: '#tree' } } },
      },
    },
  },
};
const validate = ajvCheck(DOCUMENT);

/** The cases of an operation with this body, each checked: an edge that another case has already is not sent twice. */
function casesOf(schema: Schema, parameters: readonly Parameter[] = []): GeneratedCase[] {
  const contents = parameters.length > 0 ? [] : [contentOf('application/json', schema)];
  const operation = operationOf(`${parameters.length > 0 ? 'GET' : 'POST'} /x`, parameters, contents);
  const cases = generateCases(operation, { document: DOCUMENT, validate, problems: [] }, { seed: 4, depth: 'deep' });
  for (const { values, label } of cases)
    if (values.body) expect(validate(schema, values.body.value), label).toEqual([]);
  return cases;
}

const of = (field: Schema): Schema => ({ type: 'object', properties: { field } });
function bodyOf({ values: { body } }: GeneratedCase): Record<string, unknown> {
  if (!body) throw new Error('the case has no body');
  return body.value as Record<string, unknown>;
}

/** What the field of a body takes. */
const edgesOf = (field: Schema): unknown[] => casesOf(of(field)).map((one) => bodyOf(one).field);

describe('boundary values', () => {
  it.each<[string, Schema, unknown[]]>([
    ['integers', { type: 'integer', minimum: 3, maximum: 9 }, [3, 9, 4, 8]],
    ['exclusive bounds', { type: 'integer', exclusiveMinimum: 3, exclusiveMaximum: 9 }, [4, 8, 5, 7]],
    ['numbers', { type: 'number', minimum: 0.5, maximum: 2 }, [0.5, 2, 0.51, 1.99]],
    ['multiples', { type: 'number', multipleOf: 0.25, minimum: 0.1, maximum: 1 }, [0.25, 1, 0.5, 0.75]],
    ['32 bits', { type: 'integer', format: 'int32' }, [-(2 ** 31), 2 ** 31 - 1]],
    [
      'lists',
      { type: 'array', items: { const: 'a' }, minItems: 1, maxItems: 4 },
      [['a'], ['a', 'a', 'a', 'a'], ['a', 'a'], ['a', 'a', 'a']],
    ],
    ['null', { type: ['null', 'boolean'] }, [null, true, false]],
    ['leap days and offsets', { type: 'string', format: 'date' }, ['2028-02-29', '2027-12-31']],
  ])('at and just inside: %s', (_name, field, wanted) => {
    expect(edgesOf(field)).toEqual(expect.arrayContaining(wanted));
  });

  it('texts as short and as long as they may be, and one off', () => {
    const lengths = edgesOf({ type: 'string', minLength: 2, maxLength: 30 }).map((text) => [...String(text)].length);
    expect(lengths).toEqual(expect.arrayContaining([2, 30, 3, 29]));
  });

  it('objects and what a list contains, as few and as many as there may be', () => {
    const sized = edgesOf({
      type: 'object',
      additionalProperties: { type: 'integer' },
      minProperties: 1,
      maxProperties: 4,
    });
    expect([...new Set(sized.map((one) => Object.keys(one ?? {}).length))]).toEqual(
      expect.arrayContaining([1, 2, 3, 4]),
    );
    const lists = edgesOf({
      type: 'array',
      items: { enum: [1, 2] },
      contains: { const: 1 },
      minContains: 1,
      maxContains: 3,
      minItems: 3,
    });
    const ones = lists.map((list) => (Array.isArray(list) ? list.filter((item) => item === 1).length : 0));
    expect([...new Set(ones)]).toEqual(expect.arrayContaining([1, 2, 3]));
  });

  it('each alternative, by its discriminator, and each side of if and of what depends', () => {
    const pets: Schema = {
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
      discriminator: {
        propertyName: 'kind',
        mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' },
      },
    };
    const kinds = casesOf(pets).map((one) => bodyOf(one).kind);
    expect(new Set(kinds)).toEqual(new Set(['cat', 'dog']));
    const paired: Schema = {
      type: 'object',
      properties: { card: { const: 'c' }, zip: { const: 'z' } },
      dependentRequired: { card: ['zip'] },
    };
    expect(edgesOf(paired)).toContainEqual({ card: 'c', zip: 'z' });
  });

  it('fields inside objects and lists too', () => {
    const labels = casesOf({
      type: 'object',
      required: ['inner', 'list'],
      properties: {
        inner: { type: 'object', required: ['n'], properties: { n: { type: 'integer', maximum: 5 } } },
        list: {
          type: 'array',
          minItems: 1,
          items: { type: 'object', required: ['m'], properties: { m: { type: 'integer', minimum: 2 } } },
        },
      },
    }).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['inner.n at its maximum 5', 'list.[].m at its minimum 2']));
  });

  it('reserved characters, empty values and cookies where a parameter may have them', () => {
    const cases = casesOf(true, [
      parameterOf({ name: 'raw', in: 'query', allowReserved: true }),
      parameterOf({ name: 'bare', in: 'query', allowEmptyValue: true }),
      parameterOf({ name: 'theme', in: 'cookie', schema: { enum: ['dark', 'light'] } }),
      parameterOf({ name: 'session_id', in: 'cookie', schema: { enum: ['a', 'b'] } }),
    ]);
    const labels = cases.map(({ label }) => label);
    expect(labels).toEqual(
      expect.arrayContaining(['raw with reserved characters', 'bare without a value', 'theme is "dark"']),
    );
    expect(labels.filter((label) => label.startsWith('session_id'))).toEqual([]);
  });

  it('do not collide in what looks unique when they create something', () => {
    const schema: Schema = {
      type: 'object',
      required: ['sku', 'name'],
      properties: {
        sku: { type: 'string', maxLength: 40 },
        name: { type: 'string', maxLength: 60 },
        size: { type: 'integer', minimum: 1, maximum: 9 },
      },
    };
    const skus = casesOf(schema).map((one) => bodyOf(one).sku);
    expect(new Set(skus).size).toBe(skus.length);
  });
});

it('follows $dynamicRef to where it leads', () => {
  const tree: Schema = { $ref: '#/components/schemas/Tree' };
  const operation = operationOf('POST /x', [], [contentOf('application/json', tree)]);
  const problems: never[] = [];
  const cases = generateCases(
    operation,
    { document: DOCUMENT, validate: (_schema, value) => shapeProblems(value), problems },
    { seed: 2, depth: 'deep' },
  );
  const children = cases.flatMap((one) => (bodyOf(one).children as unknown[] | undefined) ?? []);
  expect(children.length).toBeGreaterThan(0);
  for (const child of children) expect(child).toHaveProperty('value', expect.any(Number));
});

/** The tree of the description, checked by hand: the test's validator does not know dynamic anchors of the document. */
function shapeProblems(value: unknown): ReturnType<typeof validate> {
  const node = value as { value?: unknown; children?: unknown };
  const wrong = typeof node !== 'object' || node === null || !Number.isInteger(node.value);
  const inner = !wrong && Array.isArray(node.children) ? node.children.flatMap((one) => shapeProblems(one)) : [];
  return wrong ? [{ path: '', keyword: 'type', message: 'is no tree', schemaPath: '#' }] : inner;
}
