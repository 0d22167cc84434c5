import type { JsonObject } from '../spec/types.ts';
import { canonical } from './json-equality.ts';
import { isMultiple } from './number-arbitrary.ts';
import type { View } from './schema-view.ts';
import { typesOf } from './schema-view.ts';
import { wrongArrays } from './wrong-arrays.ts';
import { wrongTexts } from './wrong-texts.ts';
import type { WrongValue } from './wrong-value.ts';
import { numberOf, show } from './wrong-value.ts';

const TEXT = 'assay';

function wrongTypes(types: readonly string[], base: unknown): WrongValue[] {
  if (types.length === 0) return [];
  const has = (...names: string[]): boolean => names.some((name) => types.includes(name));
  const tries: unknown[] = [];
  if (has('string')) tries.push({ [TEXT]: true });
  else tries.push(TEXT, { [TEXT]: true });
  const wanted = types.filter((type) => type !== 'null').join(' or ') || 'what is allowed';
  const says = (value: unknown): string => `is ${show(value)} instead of ${wanted}`;
  const found: WrongValue[] = [{ keyword: 'type', says, tries: () => tries }];
  if (has('integer') && !has('number', 'string')) {
    const start = typeof base === 'number' ? base : 1;
    found.push({
      keyword: 'type',
      says: (value) => `is ${show(value)} instead of an integer`,
      tries: () => [start + 0.5, start - 0.5],
    });
  }
  // a parameter cannot be null: there it leaves no trace and is passed over
  if (!has('null')) found.push({ keyword: 'type', says: () => `is null instead of ${wanted}`, tries: () => [null] });
  return found;
}

function wrongNumbers(view: View, integer: boolean, base: unknown): WrongValue[] {
  const found: WrongValue[] = [];
  const step = numberOf(view, 'multipleOf');
  const by = step !== undefined && step > 0 ? step : integer ? 1 : 0.5;
  const add = (keyword: string, words: string, edge: number, tries: number[]): void => {
    const says = (value: unknown): string => `is ${show(value)}, ${words} ${edge}`;
    found.push({ keyword, says, tries: () => tries.filter((value) => !integer || Number.isSafeInteger(value)) });
  };
  const maximum = numberOf(view, 'maximum');
  const minimum = numberOf(view, 'minimum');
  const below = numberOf(view, 'exclusiveMaximum');
  const above = numberOf(view, 'exclusiveMinimum');
  if (maximum !== undefined) add('maximum', 'above its maximum', maximum, [maximum + by, maximum + 1]);
  if (minimum !== undefined) add('minimum', 'below its minimum', minimum, [minimum - by, minimum - 1]);
  if (below !== undefined) add('exclusiveMaximum', 'not below', below, [below, below + by]);
  if (above !== undefined) add('exclusiveMinimum', 'not above', above, [above, above - by]);
  if (step !== undefined && step > 0) {
    const start = typeof base === 'number' && isMultiple(base, step) ? base : (maximum ?? minimum ?? step);
    const off = integer ? [1, -1] : [step / 2, -step / 2];
    add('multipleOf', 'not a multiple of', step, [...off.map((one) => start + one), step + (off[0] ?? 0)]);
  }
  if (view.format === 'int32' && (maximum ?? below ?? Number.POSITIVE_INFINITY) >= 2 ** 31)
    found.push({
      keyword: 'format',
      says: (value) => `is ${show(value)}, no int32`,
      tries: () => [2 ** 31, -(2 ** 31) - 1],
    });
  return found;
}

function notListed(view: View): WrongValue[] {
  if (!Array.isArray(view.enum)) return [];
  const listed = new Set(view.enum.map(canonical));
  const numbers = view.enum.filter((one) => typeof one === 'number');
  const texts = view.enum.some((one) => typeof one === 'string');
  const tries = [
    ...(numbers.length > 0 ? [Math.max(...numbers) + 1] : []),
    ...(texts ? ['assay-unlisted', TEXT] : []),
    ...(view.enum.every((one) => typeof one === 'boolean') ? [true, false] : []),
    ...(view.enum.some(Array.isArray) ? [[TEXT]] : []),
    ...(view.enum.some((one) => one !== null && typeof one === 'object' && !Array.isArray(one))
      ? [{ [TEXT]: true }]
      : []),
  ].filter((value) => !listed.has(canonical(value)));
  const says = (value: unknown): string => `is ${show(value)}, none of ${show(view.enum)}`;
  return ['enum', 'const'].map((keyword) => ({ keyword, says, tries: () => tries }));
}

/**
 * Values that break a single keyword of a schema, `base` being what the valid request has there (undefined when it has
 * nothing). Candidates: the caller proves that they are invalid.
 */
export function wrongValues(view: View, base: unknown, document: JsonObject): WrongValue[] {
  const types = typesOf(view);
  const listed = notListed(view);
  const found = [...wrongTypes(types, base), ...listed];
  if (listed.length > 0) return found;
  for (const type of types) {
    if (type === 'integer' || type === 'number') found.push(...wrongNumbers(view, type === 'integer', base));
    if (type === 'string') found.push(...wrongTexts(view, base));
    if (type === 'array') found.push(...wrongArrays(view, base, document));
  }
  return found;
}
