import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryFor } from '../../core/generate/arbitrary.ts';
import type { PropertyChoice } from '../../core/generate/types.ts';
import { ajvCheck } from './ajv-check.ts';
import { DOCUMENT, SCHEMAS } from './schemas.data.ts';

const validate = ajvCheck(DOCUMENT);

describe('arbitraryFor', () => {
  it.each(Object.entries(SCHEMAS))('makes only values that conform: %s', (_name, schema) => {
    for (const properties of ['some', 'required', 'all'] satisfies PropertyChoice[]) {
      const arbitrary = arbitraryFor(schema, DOCUMENT, { validate, properties });
      fc.assert(
        fc.property(arbitrary, (value) => {
          expect(validate(schema, value)).toEqual([]);
        }),
        { numRuns: 40, seed: 11 },
      );
    }
  });
});

it('shrinks to a small witness that still conforms', () => {
  const schema = {
    type: 'object',
    required: ['lines'],
    properties: {
      note: { type: 'string' },
      lines: {
        type: 'array',
        items: { type: 'object', properties: { quantity: { type: 'integer', minimum: 1 } }, required: ['quantity'] },
      },
    },
  };
  const arbitrary = arbitraryFor(schema, DOCUMENT, { validate });
  const small = (value: unknown): boolean => !/"quantity":\d{2}/.test(JSON.stringify(value));
  const result = fc.check(fc.property(arbitrary, small), { seed: 5, numRuns: 100 });
  expect(result.failed).toBe(true);
  const witness = result.counterexample?.[0];
  expect(validate(schema, witness)).toEqual([]);
  expect(JSON.stringify(witness)).toMatch(/^\{"lines":\[(\{"quantity":1\},)*\{"quantity":10\}\]\}$/);
});
