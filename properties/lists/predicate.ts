import type { Json } from '../../core/spec/types.ts';

/** Readings of “field equals value” that services use; the strictest that every returned item fits is taken. */
const READINGS: Readonly<Record<string, (actual: Json | undefined, wanted: Json) => boolean>> = {
  equal: (actual, wanted) => actual === wanted || String(actual) === String(wanted),
  'equal but for case and blanks': (actual, wanted) => fold(actual) === fold(wanted),
  'starts with': (actual, wanted) => fold(actual).startsWith(fold(wanted)),
  contains: (actual, wanted) => fold(actual).includes(fold(wanted)),
  'same instant or day': (actual, wanted) => sameTime(String(actual), String(wanted)),
  'one of several': (actual, wanted) => Array.isArray(actual) && actual.some((one) => fold(one) === fold(wanted)),
};

function fold(value: Json | undefined): string {
  return String(value ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .trim()
    .toLowerCase();
}

function sameTime(left: string, right: string): boolean {
  return left.slice(0, 10) === right.slice(0, 10) && /^\d{4}-\d{2}-\d{2}/.test(left);
}

/** The strictest reading that all values fit; undefined when none does. */
export function readingThatFits(values: readonly (Json | undefined)[], wanted: Json): string | undefined {
  return Object.entries(READINGS).find(([, fits]) => values.every((value) => fits(value, wanted)))?.[0];
}

/** Strict equality as text: for saying which items certainly satisfy a filter. */
export function certainlyEqual(actual: Json | undefined, wanted: Json): boolean {
  return actual !== undefined && actual !== null && typeof actual !== 'object' && String(actual) === String(wanted);
}
