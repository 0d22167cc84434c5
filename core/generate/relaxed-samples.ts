import { randomFor } from '../random/seed.ts';
import type { JsonObject, Schema } from '../spec/types.ts';
import { arbitraryFor } from './arbitrary.ts';
import { isObject } from './resolve-pointer.ts';
import { drawFrom, sample } from './sample.ts';
import type { View } from './schema-view.ts';

/** A view without some of what it asks for, as a schema; what only a validator can judge is left out as well. */
export function without(view: View, ...keys: readonly string[]): JsonObject {
  const rest: JsonObject = { ...view };
  for (const key of [...keys, '$judge', '$lists', '$nots', '$ifs', '$dependents']) delete rest[key];
  return rest;
}

/** A few small values of a schema, always the same; fewer when they cannot be made. Nothing is validated. */
export function samplesOf(schema: Schema, document: JsonObject, count: number): unknown[] {
  const made: unknown[] = [];
  try {
    const draw = drawFrom(randomFor(1, 'wrong values'));
    const arbitrary = arbitraryFor(schema, document, { direction: 'request', properties: 'required' });
    while (made.length < count) made.push(sample(arbitrary, draw));
  } catch {
    // no value, or a keyword that cannot be read: what was made until now is all there is
  }
  return made;
}

/** Each value put over what the valid request has, then alone. */
export const over = (base: unknown, values: readonly unknown[]): unknown[] => [
  ...(isObject(base) ? values.filter(isObject).map((one) => ({ ...base, ...one })) : []),
  ...values,
];
