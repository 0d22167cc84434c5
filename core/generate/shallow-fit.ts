import { rangeOf, withinExclusive } from './number-arbitrary.ts';
import { compilePattern } from './pattern-arbitrary.ts';
import { isObject } from './resolve-pointer.ts';
import type { View } from './schema-view.ts';
import { typesOf } from './schema-view.ts';
import { patternsOf } from './string-arbitrary.ts';
import { fits } from './text-shape.ts';

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (isObject(value)) return 'object';
  return typeof value;
}

/** Whether a value passes the type, range, length and patterns of a view; nested schemas are not looked at. */
export function fitsShallowly(view: View, value: unknown): boolean {
  const types = view.type === undefined ? [] : typesOf(view);
  const type = typeOf(value);
  const integer = type === 'number' && Number.isInteger(value);
  if (types.length > 0 && !types.includes(type) && !(integer && types.includes('integer'))) return false;
  if (typeof value === 'number') {
    const { low, high } = rangeOf(view, false);
    return value >= low && value <= high && withinExclusive(view, value);
  }
  if (typeof value !== 'string') return true;
  const min = typeof view.minLength === 'number' ? view.minLength : 0;
  const max = typeof view.maxLength === 'number' ? view.maxLength : Number.POSITIVE_INFINITY;
  return fits(value, { min, max }) && patternsOf(view).every((pattern) => compilePattern(pattern)?.test(value) ?? true);
}
