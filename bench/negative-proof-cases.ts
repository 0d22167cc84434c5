import { generateCases } from '../core/generate/generate-cases.ts';
import { serialise } from '../core/generate/serialise.ts';
import type { GenerateContext, GeneratedCase, RequestValues, WireRequest } from '../core/generate/types.ts';
import type { ViolationCase } from '../core/generate/violation-case.ts';
import { violationsOf } from '../core/generate/violations.ts';
import { operationsOf } from '../core/operations/operations-of.ts';
import type { Operation } from '../core/operations/types.ts';
import { createValidators } from '../core/operations/validation/create-validators.ts';
import type { Description, Schema } from '../core/spec/types.ts';

/** A valid request and the negative ones made from it. */
export interface Family {
  readonly operation: Operation;
  readonly base: GeneratedCase;
  readonly violations: readonly ViolationCase[];
  wire(values: RequestValues, url: string): WireRequest;
}

/** Which valid requests negative ones are made from, unless it is said. */
export const BASES: readonly GeneratedCase['origin'][] = ['maximal', 'minimal', 'random', 'example'];

/** Requests of all operations of a description for one seed: those the contracts part would make at depth `deep`. */
export function* familiesOf(
  description: Description,
  seed: number,
  bases: readonly GeneratedCase['origin'][] = BASES,
): Generator<Family> {
  const { document } = description;
  const validators = createValidators(description);
  const validate = (schema: Schema, value: unknown) => validators.schema(schema, 'request')(value);
  const context: GenerateContext = { document, validate, problems: [] };
  for (const operation of operationsOf(description).operations) {
    const cases = generateCases(operation, context, { seed, depth: 'deep' });
    for (const base of cases.filter(({ origin }) => bases.includes(origin))) {
      const minimal = base.origin !== 'example';
      const violations = violationsOf(operation, base.values, context, { depth: 'deep', minimal });
      yield { operation, base, violations, wire: (values, url) => serialise(operation, values, url, document) };
    }
  }
}
