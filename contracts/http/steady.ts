import { isObject } from '../../core/exercise/json-body.ts';
import type { Json } from '../../core/spec/types.ts';

/** Stands where two readings of the same thing differ. */
const MOVES = '(moves)';

/** What is the same in two readings: members and elements that differ are masked. */
export function steadyPart(first: Json | undefined, second: Json | undefined): Json {
  if (Array.isArray(first) && Array.isArray(second) && first.length === second.length)
    return first.map((one, index) => steadyPart(one, second[index]));
  if (isObject(first) && isObject(second)) {
    const names = [...new Set([...Object.keys(first), ...Object.keys(second)])].sort();
    return Object.fromEntries(names.map((name) => [name, steadyPart(first[name], second[name])]));
  }
  return first !== undefined && first === second ? first : MOVES;
}

/** Where a value first departs from what is steady, as a JSON pointer; undefined when it does not. */
export function departure(steady: Json, value: Json | undefined, pointer = ''): string | undefined {
  if (steady === MOVES) return undefined;
  if (Array.isArray(steady)) {
    if (!Array.isArray(value) || value.length !== steady.length) return pointer || '/';
    return firstOf(steady.map((one, index) => departure(one, value[index], `${pointer}/-`)));
  }
  if (isObject(steady)) {
    if (!isObject(value)) return pointer || '/';
    const surplus = Object.keys(value).find((name) => !Object.hasOwn(steady, name));
    if (surplus !== undefined) return `${pointer}/${surplus}`;
    return firstOf(Object.entries(steady).map(([name, one]) => departure(one, value[name], `${pointer}/${name}`)));
  }
  return steady === value ? undefined : pointer || '/';
}

const firstOf = (found: readonly (string | undefined)[]): string | undefined => found.find((one) => one !== undefined);
