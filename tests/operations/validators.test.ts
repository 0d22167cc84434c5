import { describe, expect, it } from 'vitest';
import { createValidators } from '../../core/operations/validation/create-validators.ts';
import { answering, answerSchema, described, openapi } from './support.ts';

type Problems = readonly (readonly [path: string, keyword: string])[];

async function judge(
  schema: object | boolean,
  value: unknown,
  { schemas = {}, direction = 'response' as 'response' | 'request', version = '3.1.0' } = {},
): Promise<{ problems: Problems; unchecked: readonly string[] }> {
  const description = await described(openapi(answering(schema), { schemas }, version));
  const validators = createValidators(description);
  const before = JSON.stringify(value);
  const found = validators.schema(answerSchema(description), direction)(value);
  expect(JSON.stringify(value)).toBe(before);
  return {
    problems: found.map(({ path, keyword }) => [path, keyword] as const),
    unchecked: validators.problems.map(({ message }) => message),
  };
}

const User = {
  type: 'object',
  required: ['id', 'name', 'password'],
  properties: {
    id: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    password: { $ref: '#/components/schemas/Secret' },
  },
};
const Secret = { type: 'string', writeOnly: true };

describe('validators', () => {
  it('resolve references lazily, cycles included, and point to the keyword', async () => {
    const Node = {
      type: 'object',
      required: ['v'],
      properties: { v: { type: 'integer' }, next: { $ref: '#/components/schemas/Node' } },
    };
    const description = await described(
      openapi(answering({ $ref: '#/components/schemas/Node' }), { schemas: { Node } }),
    );
    const validate = createValidators(description).schema(answerSchema(description), 'response');
    expect(validate({ v: 1, next: { v: 2, next: { v: 3 } } })).toEqual([]);
    expect(validate({ v: 1, next: { v: 2, next: { v: 'x' } } })).toEqual([
      {
        path: '/next/next/v',
        keyword: 'type',
        message: 'must be integer',
        schemaPath: '#/components/schemas/Node/properties/v/type',
      },
    ]);
  });

  it('compile a schema once and only what a value reaches', async () => {
    const schemas = { Bad: { type: 'object', properties: { x: { pattern: '(?<broken' } } }, Good: { type: 'integer' } };
    const schema = {
      properties: { good: { $ref: '#/components/schemas/Good' }, bad: { $ref: '#/components/schemas/Bad' } },
    };
    const description = await described(openapi(answering(schema), { schemas }));
    const validators = createValidators(description);
    const validate = validators.schema(answerSchema(description), 'response');
    expect(validators.schema(answerSchema(description), 'response')).toBe(validate);
    expect(validate({ good: 1 })).toEqual([]);
    expect(validators.problems).toEqual([]);
    expect(validate({ bad: { x: 'anything' } })).toEqual([]);
    expect(validators.problems).toHaveLength(1);
  });

  it('responses: a writeOnly property may be missing and must not be there', async () => {
    const ref = { $ref: '#/components/schemas/User' };
    const schemas = { User, Secret };
    expect((await judge(ref, { id: 1, name: 'a' }, { schemas })).problems).toEqual([]);
    expect((await judge(ref, { id: 1, name: 'a', password: 'p' }, { schemas })).problems).toEqual([
      ['/password', 'writeOnly'],
    ]);
    expect((await judge(ref, { name: 'a' }, { schemas })).problems).toEqual([['', 'required']]);
    expect((await judge(ref, { name: 'a', password: 'p' }, { schemas, direction: 'request' })).problems).toEqual([]);
    expect((await judge(ref, { name: 'a' }, { schemas, direction: 'request' })).problems).toEqual([['', 'required']]);
  });

  it('direction is seen through allOf, required and property in different parts', async () => {
    const schemas = { Secret, Base: { required: ['password', 'name'] }, Props: { properties: User.properties } };
    const schema = { allOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Props' }] };
    expect((await judge(schema, { name: 'a' }, { schemas })).problems).toEqual([]);
    expect((await judge(schema, {}, { schemas })).problems).toEqual([['', 'required']]);
    expect((await judge(schema, { name: 'a' }, { schemas, direction: 'request' })).problems).toEqual([
      ['', 'required'],
    ]);
  });

  it('what a direction leaves out never makes a branch ambiguous or a negation fail', async () => {
    const properties = { password: Secret, token: { type: 'string' } };
    const branches = { properties, oneOf: [{ required: ['password'] }, { required: ['token'] }] };
    expect((await judge(branches, { token: 't' })).problems).toEqual([]);
    expect((await judge({ properties, not: { required: ['password'] } }, { token: 't' })).problems).toEqual([]);
    const condition = { properties, if: { required: ['password'] }, else: { required: ['token'] } };
    expect((await judge(condition, {})).problems).toContainEqual(['', 'required']);
    const A = { type: 'object', required: ['id', 'password'], properties };
    const B = { type: 'object', required: ['id', 'code'] };
    const either = { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] };
    expect((await judge(either, { id: 1, code: 2 }, { schemas: { A, B } })).problems).toEqual([]);
    expect((await judge(either, { code: 2 }, { schemas: { A, B } })).problems).not.toEqual([]);
  });

  it('2020-12: unevaluatedProperties sees through references, prefixItems, dependentRequired, const', async () => {
    const schemas = { A: { properties: { a: { type: 'string' } } } };
    const closed = { allOf: [{ $ref: '#/components/schemas/A' }], properties: { b: {} }, unevaluatedProperties: false };
    expect((await judge(closed, { a: 'x', b: 1 }, { schemas })).problems).toEqual([]);
    expect((await judge(closed, { c: 1 }, { schemas })).problems).toEqual([['', 'unevaluatedProperties']]);
    const tuple = { prefixItems: [{ type: 'string' }], items: { type: 'integer' } };
    expect((await judge(tuple, ['a', 1])).problems).toEqual([]);
    expect((await judge(tuple, [1, 'a'])).problems).toEqual([
      ['/0', 'type'],
      ['/1', 'type'],
    ]);
    expect((await judge({ dependentRequired: { a: ['b'] } }, { a: 1 })).problems).toEqual([['', 'dependentRequired']]);
    expect((await judge({ properties: { nullable: { const: 1 } } }, { nullable: 2 })).problems).toEqual([
      ['/nullable', 'const'],
    ]);
    expect((await judge({ type: 'string', nullable: true }, null)).problems).toEqual([]);
    expect((await judge(false, 1)).problems).toEqual([['', 'false schema']]);
  });

  it('3.0: nullable, boolean exclusiveMinimum, siblings of $ref', async () => {
    const version = '3.0.3';
    const schemas = { A: { type: 'string' } };
    const schema = {
      properties: {
        n: { type: 'string', nullable: true, enum: ['a'] },
        o: { nullable: true, allOf: [{ $ref: '#/components/schemas/A' }] },
        x: { type: 'number', minimum: 1, exclusiveMinimum: true },
        s: { $ref: '#/components/schemas/A', maxLength: 1 },
      },
    };
    expect((await judge(schema, { n: null, o: null, x: 1.1, s: 'long' }, { schemas, version })).problems).toEqual([]);
    const wrong = await judge(schema, { n: 'b', x: 1, s: null }, { schemas, version });
    expect(wrong.problems).toEqual([
      ['/n', 'enum'],
      ['/x', 'exclusiveMinimum'],
      ['/s', 'type'],
    ]);
  });

  it('never throw for a schema that makes no sense, and say so', async () => {
    const nonsense = {
      type: 'object',
      properties: { a: { minLength: 'x', maximum: 'high', type: 'strnig', pattern: 5 } },
    };
    const { problems, unchecked } = await judge(nonsense, { a: 1 });
    expect(problems).toEqual([]);
    expect(unchecked.length).toBeGreaterThanOrEqual(3);
    const broken = await judge({ type: 'object', properties: 5, anyOf: 'x', dependentRequired: 7 }, { a: 1 });
    expect(broken.problems).toEqual([]);
    expect((await judge({ minLength: '2' }, 'a')).problems).toEqual([['', 'minLength']]);
  });

  it('survive references that lead back to themselves', async () => {
    const schemas = {
      A: { $ref: '#/components/schemas/B', type: 'object' },
      B: { anyOf: [{ $ref: '#/components/schemas/A' }] },
    };
    expect((await judge({ $ref: '#/components/schemas/A' }, {}, { schemas })).problems).toEqual([]);
    expect((await judge({ $ref: '#/components/schemas/A' }, 1, { schemas })).problems).toContainEqual(['', 'type']);
  });

  it('report at most 50 problems', async () => {
    expect((await judge({ items: { type: 'string' } }, Array(500).fill(1))).problems).toHaveLength(50);
  });
});

describe('formats and patterns', () => {
  it.each([
    ['date-time', '2024-02-29T23:59:59.123Z', '2024-02-30T00:00:00Z'],
    ['date-time', '2024-01-01t00:00:00+05:30', '2024-01-01 00:00:00Z'],
    ['date-time', '2016-12-31T23:59:60Z', '2024-01-01T00:00:00'],
    ['date', '2024-02-29', '2023-02-29'],
    ['uuid', '123e4567-e89b-12d3-a456-426614174000', '123'],
    ['email', 'a.b+c@example.com', 'a@'],
    ['uri', 'http://127.0.0.1:3000/x', 'not a uri'],
    ['int32', -(2 ** 31), 2 ** 31],
    ['int64', 2 ** 63, 1.5],
    ['byte', 'YWJj\nZA==', '***'],
  ])('%s accepts %s and refuses %s', async (format, good, bad) => {
    const schema = { format };
    expect((await judge(schema, good)).problems).toEqual([]);
    expect((await judge(schema, bad)).problems).toEqual([['', 'format']]);
  });

  it('accept whatever a format cannot judge', async () => {
    for (const format of ['made-up', 'binary', 'password', 'float', 'double']) {
      expect((await judge({ format }, 'x')).problems, format).toEqual([]);
    }
    expect((await judge({ format: 'date-time' }, 5)).problems).toEqual([]);
    expect((await judge({ multipleOf: 0.01 }, 19.99)).problems).toEqual([]);
    expect((await judge({ type: 'integer', format: 'int64', maximum: 2 ** 63 }, 2 ** 63)).problems).toEqual([]);
  });

  it.each([
    ['^[\\w-.]+$', 'a-b.c', 'a b'],
    ['^\\p{Lu}', 'Ä', 'ä'],
    ['^\\d{3}\\-\\d$', '123-4', 'x'],
  ])('pattern %s is applied', async (pattern, good, bad) => {
    expect((await judge({ pattern }, good)).problems).toEqual([]);
    expect((await judge({ pattern }, bad)).problems).toEqual([['', 'pattern']]);
  });

  it.each(['(?i)^abc$', '\\Aabc\\z', '^[[:alpha:]]+$', '(?P<x>a)', '/^abc$/i', '(', '[a-z]++'])(
    'pattern %s is no ECMA-262: ignored and recorded',
    async (pattern) => {
      const { problems, unchecked } = await judge({ pattern }, '!');
      expect([problems, unchecked]).toEqual([[], [expect.stringContaining(pattern)]]);
      const keyed = await judge({ patternProperties: { [pattern]: { type: 'integer' } } }, { x: 'y' });
      expect([keyed.problems, keyed.unchecked.length]).toEqual([[], 1]);
    },
  );
});
