import type { Operation, ValidationProblem } from '../operations/types.ts';
import type { Schema } from '../spec/types.ts';
import { isObject } from './resolve-pointer.ts';
import type { CheckValue, RequestValues } from './types.ts';

/** Validations spent on making one body small. */
const EFFORT = 300;

const signature = (problems: readonly ValidationProblem[]): string =>
  [...new Set(problems.map(({ keyword, path, message }) => `${keyword} ${path} ${message}`))].sort().join('\n');

/**
 * A copy of a value without the members and elements it can lose while exactly the same stays wrong with it (nothing,
 * when it is valid). Bounded: what is left after some hundred tries stays.
 */
export function prunedValue(schema: Schema, value: unknown, validate: CheckValue): unknown {
  const wanted = signature(validate(schema, value));
  let effort = EFFORT;
  const keeps = (whole: unknown): boolean => effort-- > 0 && signature(validate(schema, whole)) === wanted;

  /** The smallest form of one part; `put` gives the whole with the part replaced. */
  const smaller = (part: unknown, put: (next: unknown) => unknown): unknown => {
    if (Array.isArray(part)) {
      let items: unknown[] = part;
      while (items.length > 0 && keeps(put(items.slice(0, -1)))) items = items.slice(0, -1);
      for (const index of items.keys())
        items = items.with(
          index,
          smaller(items[index], (next) => put(items.with(index, next))),
        );
      return items;
    }
    if (!isObject(part)) return part;
    let members: Record<string, unknown> = part;
    for (const name of Object.keys(part)) {
      const { [name]: item, ...rest } = members;
      if (keeps(put(rest))) members = rest;
      else members = { ...members, [name]: smaller(item, (next) => put({ ...members, [name]: next })) };
    }
    return members;
  };
  return smaller(value, (next) => next);
}

/** A copy without optional parameters, but for those in `kept` ('in name', lower case) and what is not described. */
export function prunedParameters(
  operation: Operation,
  values: RequestValues,
  kept: ReadonlySet<string>,
): RequestValues {
  const places = { query: { ...values.query }, header: { ...values.header }, cookie: { ...values.cookie } };
  for (const { in: place, name, required } of operation.parameters) {
    if (place === 'path' || required || kept.has(`${place} ${name.toLowerCase()}`)) continue;
    delete places[place][name];
  }
  return { ...values, ...places };
}
