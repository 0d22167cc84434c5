import { describe, expect, it } from 'vitest';
import { isMultipleOf } from '../../core/operations/validation/add-multiple-of.ts';
import { createValidators } from '../../core/operations/validation/create-validators.ts';
import { answering, answerSchema, described, openapi } from './support.ts';

async function accepts(schema: object | boolean, value: unknown, schemas: object = {}): Promise<boolean> {
  const description = await described(openapi(answering(schema), { schemas }));
  return createValidators(description).schema(answerSchema(description), 'response')(value).length === 0;
}

const ifOnly = { if: { properties: { a: { const: 1 } } }, unevaluatedProperties: false };
const META = { $ref: 'https://json-schema.org/draft/2020-12/schema' };
const own = { properties: { toString: { type: 'string' } }, required: ['constructor'] };

describe('where Ajv alone errs', () => {
  it.each([
    ['a false component refuses', { $ref: '#/components/schemas/No' }, 1, false],
    ['contains marks only what it holds for', { contains: { const: 1 }, unevaluatedItems: false }, [1, 2], false],
    ['all that contains holds for is evaluated', { contains: { const: 1 }, unevaluatedItems: false }, [1, 1], true],
    ['if counts without then', ifOnly, { a: 1 }, true],
    ['if that fails counts for nothing', ifOnly, { a: 2 }, false],
    ['names of Object.prototype are ordinary', own, { constructor: 1 }, true],
    ['inherited members do not fulfil required', own, {}, false],
    ['a property may be called __proto__', JSON.parse('{"properties":{"__proto__":{"type":"number"}}}'), '', true],
    ['the meta-schema is known', META, { type: 'object', minLength: 1 }, true],
    ['the meta-schema refuses', META, { properties: { a: { minLength: -1 } } }, false],
  ])('%s', async (_, schema, value, valid) => {
    expect(await accepts(schema, value, { No: false })).toBe(valid);
  });

  it('a property called __proto__ is judged', async () => {
    const schema: object = JSON.parse('{"properties":{"__proto__":{"type":"number"}}}');
    expect(await accepts(schema, JSON.parse('{"__proto__":"x"}'))).toBe(false);
    expect(await accepts(schema, JSON.parse('{"__proto__":1}'))).toBe(true);
  });

  it('multiples survive rounding and overflow', () => {
    expect([isMultipleOf(0.3, 0.1), isMultipleOf(19.99, 0.01), isMultipleOf(1e308, 0.5)]).toEqual([true, true, true]);
    expect([isMultipleOf(0.35, 0.1), isMultipleOf(1e308, 0.123456789)]).toEqual([false, false]);
  });

  it('unevaluated members of a tree are told where they stand', async () => {
    const Tree = {
      allOf: [{ $ref: '#/components/schemas/Base' }],
      properties: { child: { $ref: '#/components/schemas/Tree' } },
      unevaluatedProperties: false,
    };
    const Base = { properties: { id: { type: 'integer' } } };
    const description = await described(
      openapi(answering({ $ref: '#/components/schemas/Tree' }), { schemas: { Tree, Base } }),
    );
    const validate = createValidators(description).schema(answerSchema(description), 'response');
    expect(validate({ id: 1, child: { id: 2, child: {} } })).toEqual([]);
    expect(validate({ id: 1, child: { id: 2, child: { x: 1 } } })).toEqual([
      expect.objectContaining({ path: '/child/child', keyword: 'unevaluatedProperties' }),
    ]);
  });

  it('formats only annotate where that is asked for', async () => {
    const description = await described(openapi(answering({ type: 'string', format: 'date' })));
    const mild = createValidators(description, { assertFormats: false });
    expect(mild.schema(answerSchema(description), 'response')('x')).toEqual([]);
  });
});
