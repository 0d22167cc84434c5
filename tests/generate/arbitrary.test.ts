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
