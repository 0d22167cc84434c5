import type { JsonObject } from '../spec/types.ts';
import { canonical } from './json-equality.ts';
import { isMultiple } from './number-arbitrary.ts';
import { isObject, isSchema } from './resolve-pointer.ts';
import type { View } from './schema-view.ts';
import { typesOf, viewOf } from './schema-view.ts';
import { patternsOf } from './string-arbitrary.ts';
import { lengthOf } from './text-shape.ts';

/** Values that break one keyword of a schema; the first that breaks nothing else is the best. */
export interface WrongValue {
  readonly keyword: string;
  /** Follows the name of the field. */
  readonly says: (value: unknown) => string;
  readonly tries: readonly unknown[];
}

const TEXT = 'assay';
const LONGEST = 10_000;
const MOST_ITEMS = 200;
const SOFT_FORMATS = new Set(['date', 'date-time', 'uuid', 'email', 'ipv4']);

const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? '';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

function wrongTypes(types: readonly string[], base: unknown): WrongValue[] {
  if (types.length === 0) return [];
  const has = (...names: string[]): boolean => names.some((name) => types.includes(name));
  const tries: unknown[] = [];
  if (has('string')) tries.push({ [TEXT]: true });
  else tries.push(TEXT, { [TEXT]: true });
  const wanted = types.filter((type) => type !== 'null').join(' or ');
  const found: WrongValue[] = [{ keyword: 'type', says: (value) => `is ${show(value)} instead of ${wanted}`, tries }];
  if (has('integer') && !has('number', 'string')) {
    const start = typeof base === 'number' ? base : 1;
    found.push({
      keyword: 'type',
      says: (value) => `is ${show(value)} instead of an integer`,
      tries: [start + 0.5, start - 0.5],
    });
  }
  return found;
}

const numberOf = (view: View, key: string): number | undefined => {
  const value = view[key];
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 2 ** 52 ? value : undefined;
};

function wrongNumbers(view: View, integer: boolean, base: unknown): WrongValue[] {
  const found: WrongValue[] = [];
  const step = numberOf(view, 'multipleOf');
  const by = step !== undefined && step > 0 ? step : integer ? 1 : 0.5;
  const add = (keyword: string, words: string, edge: number, tries: number[]): void => {
    const says = (value: unknown): string => `is ${show(value)}, ${words} ${edge}`;
    found.push({ keyword, says, tries: tries.filter((value) => !integer || Number.isSafeInteger(value)) });
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
  return found;
}

function wrongTexts(view: View, base: unknown): WrongValue[] {
  const found: WrongValue[] = [];
  const text = typeof base === 'string' && base !== '' ? base : 'a';
  const max = numberOf(view, 'maxLength');
  const min = numberOf(view, 'minLength');
  const grown = (length: number): string[] => [
    text + (text.at(-1) ?? 'a').repeat(Math.max(0, length - lengthOf(text))),
    'a'.repeat(length),
    'A'.repeat(length),
    '1'.repeat(length),
  ];
  if (max !== undefined && max < LONGEST) {
    found.push({
      keyword: 'maxLength',
      says: (value) => `has ${lengthOf(String(value))} characters, more than ${max}`,
      tries: grown(max + 1),
    });
  }
  if (min !== undefined && min > 0 && min < LONGEST) {
    found.push({
      keyword: 'minLength',
      says: (value) => `has ${lengthOf(String(value))} characters, fewer than ${min}`,
      tries: [[...text].slice(0, min - 1).join(''), ...grown(min - 1).slice(1)],
    });
  }
  const fitting = (value: string): string => (max === undefined ? value : [...value].slice(0, max).join(''));
  for (const pattern of patternsOf(view)) {
    found.push({
      keyword: 'pattern',
      says: (value) => `is ${show(value)}, which does not match ${pattern}`,
      tries: [`${text} !`, '§ !', 'assay !', '!!!', 'a', '0', 'A', ' '].map(fitting),
    });
  }
  if (typeof view.format === 'string' && SOFT_FORMATS.has(view.format)) {
    const { format } = view;
    found.push({ keyword: 'format', says: (value) => `is ${show(value)}, no ${format}`, tries: grownTo(min ?? 0) });
  }
  return found;
}

const grownTo = (length: number): string[] => [TEXT.padEnd(length, 'y')];

function wrongArrays(view: View, base: unknown, document: JsonObject): WrongValue[] {
  const held: unknown[] = Array.isArray(base) ? base : [];
  const items = isSchema(view.items) ? viewOf(view.items, document) : false;
  const made = items !== false && Array.isArray(items.enum) ? items.enum[0] : undefined;
  const plain = items !== false && typesOf(items).includes('string') ? 'a' : undefined;
  const first = held[0] ?? made ?? plain;
  const found: WrongValue[] = [];
  const max = numberOf(view, 'maxItems');
  const min = numberOf(view, 'minItems');
  const count = (value: unknown): number => (Array.isArray(value) ? value.length : 0);
  if (max !== undefined && max < MOST_ITEMS && first !== undefined) {
    const same = [...held, ...Array.from({ length: max + 1 - held.length }, () => first)];
    const distinct = Array.from({ length: max + 1 }, (_, index) =>
      typeof first === 'number' ? first + index : typeof first === 'string' ? `${first}${index}` : first,
    );
    found.push({
      keyword: 'maxItems',
      says: (value) => `has ${count(value)} items, more than ${max}`,
      tries: [same, distinct],
    });
  }
  if (min !== undefined && min > 0) {
    found.push({
      keyword: 'minItems',
      says: (value) => `has ${count(value)} items, fewer than ${min}`,
      tries: [held.slice(0, min - 1)],
    });
  }
  if (view.uniqueItems === true && first !== undefined) {
    const twice = held.length > 0 ? [...held, held[0]] : [first, first];
    found.push({ keyword: 'uniqueItems', says: () => 'has an item twice', tries: [twice, [first, first]] });
  }
  return found;
}

function notListed(view: View): WrongValue[] {
  if (!Array.isArray(view.enum) || view.enum.some((one) => isObject(one) || Array.isArray(one))) return [];
  const listed = new Set(view.enum.map(canonical));
  const numbers = view.enum.filter((one) => typeof one === 'number');
  const texts = view.enum.some((one) => typeof one === 'string');
  const tries = [
    ...(numbers.length > 0 ? [Math.max(...numbers) + 1] : []),
    ...(texts ? ['assay-unlisted', TEXT] : []),
    ...(view.enum.every((one) => typeof one === 'boolean') ? [true, false] : []),
  ].filter((value) => !listed.has(canonical(value)));
  const says = (value: unknown): string => `is ${show(value)}, none of ${show(view.enum)}`;
  return ['enum', 'const'].map((keyword) => ({ keyword, says, tries }));
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
