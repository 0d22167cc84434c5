import { describe, expect, it } from 'vitest';
import { generateCases } from '../../core/generate/generate-cases.ts';
import type { GenerateContext } from '../../core/generate/types.ts';
import type { JsonObject, Schema } from '../../core/spec/types.ts';
import { ajvCheck } from './ajv-check.ts';
import { contentOf, operationOf, parameterOf } from './operation-fixture.ts';

const DOCUMENT: JsonObject = {
  components: {
    schemas: {
      Endless: { type: 'object', required: ['self'], properties: { self: { $ref: '#/components/schemas/Endless' } } },
      Circle: { $ref: '#/components/schemas/Circle' },
      EndlessList: { type: 'array', minItems: 1, items: { $ref: '#/components/schemas/EndlessList' } },
      Left: { allOf: [{ $ref: '#/components/schemas/Right' }, { type: 'object' }] },
      Right: { allOf: [{ $ref: '#/components/schemas/Left' }, { type: 'object' }] },
      Wide: {
        type: 'object',
        properties: Object.fromEntries(
          Array.from({ length: 40 }, (_, index) => [`child${index}`, { $ref: '#/components/schemas/Wide' }]),
        ),
      },
    },
  },
};

const validate = ajvCheck(DOCUMENT);
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

const IMPOSSIBLE: Record<string, Schema> = {
  'minimum above maximum': { type: 'integer', minimum: 5, maximum: 4 },
  'no multiple in the range': { type: 'number', multipleOf: 10, minimum: 1, maximum: 9 },
  'minLength above maxLength': { type: 'string', minLength: 5, maxLength: 4 },
  'pattern against length': { type: 'string', pattern: '^a{20}$', maxLength: 3 },
  'pattern without matches': { type: 'string', pattern: '^a\\bb$' },
  'a literal slash before the start': { type: 'string', pattern: '/^[a-z]+$/' },
  'not anything': { not: {} },
  false: false,
  'types that exclude each other': { allOf: [{ type: 'string' }, { type: 'integer' }] },
  'required but forbidden': { type: 'object', required: ['a'], properties: { a: false } },
  'required but closed': { type: 'object', required: ['a'], additionalProperties: false },
  'more unique items than values': { type: 'array', items: { type: 'boolean' }, uniqueItems: true, minItems: 3 },
  'more items than fit': { type: 'array', items: { type: 'boolean' }, minItems: 100_000_000 },
  'recursion without an end': ref('Endless'),
  'lists without an end': ref('EndlessList'),
  'empty enum': { enum: [] },
  'oneOf that always overlaps': { oneOf: [{ type: 'integer' }, { type: 'integer' }] },
  'unknown type': { type: 'file' },
};

const POSSIBLE: Record<string, Schema> = {
  'a pattern that backtracks': { type: 'string', pattern: '^(a+)+$', maxLength: 30 },
  'a broken pattern': { type: 'string', pattern: '[' },
  'a reference to itself': ref('Circle'),
  'references in a circle': ref('Left'),
  'forty times itself': ref('Wide'),
  'odd property names': {
    type: 'object',
    required: ['__proto__', 'a/b~c'],
    properties: { 'a/b~c': { type: 'string' } },
  },
};

function attempt(schema: Schema): { cases: number; context: GenerateContext; ms: number } {
  const context: GenerateContext = { document: DOCUMENT, validate: lenient, problems: [] };
  // the processor's time: what else the machine does must not fail a test
  const started = process.cpuUsage();
  const cases = generateCases(operationOf('POST /x', [], [contentOf('application/json', schema)]), context, {
    seed: 1,
    depth: 'deep',
  });
  const { user, system } = process.cpuUsage(started);
  return { cases: cases.length, context, ms: (user + system) / 1000 };
}

/** What the compiler refuses to compile refuses nothing. */
function lenient(schema: Schema, value: unknown): ReturnType<typeof validate> {
  try {
    return validate(schema, value);
  } catch {
    return [];
  }
}

describe('schemas nobody can satisfy', () => {
  it.each(Object.entries(IMPOSSIBLE))('give no case, a reason and no delay: %s', (_name, schema) => {
    const { cases, context, ms } = attempt(schema);
    expect(cases).toBe(0);
    expect(context.problems.map((one) => one.reason).join()).toMatch(/\w/);
    expect(ms).toBeLessThan(1500);
  });
});

describe('schemas that look impossible', () => {
  it.each(Object.entries(POSSIBLE))('give a case without delay: %s', (_name, schema) => {
    const { cases, ms } = attempt(schema);
    expect(cases).toBeGreaterThan(0);
    expect(ms).toBeLessThan(1500);
  });
});

it('drops path values that would change the path and says why', () => {
  for (const [value, reason] of [
    ['..', /dot segment/],
    ['', /empty/],
  ] as const) {
    const context: GenerateContext = { document: DOCUMENT, validate, problems: [] };
    const operation = operationOf('GET /x/{a}', [parameterOf({ name: 'a', in: 'path', schema: { const: value } })]);
    expect(generateCases(operation, context, { seed: 1, depth: 'default' })).toEqual([]);
    expect(context.problems[0]?.reason).toMatch(reason);
  }
});
