import type { StatusRange } from './types.ts';

const ANY_SUCCESS: StatusRange = { min: 200, max: 399 };

/**
 * Ranges of statuses that are no error. '2XX' is a range (OpenAPI 3.1, Responses Object); 'default' says nothing of
 * success and is left out; nothing left means 200 to 399.
 */
export function statusRanges(expected: readonly (number | string)[]): StatusRange[] {
  const ranges: StatusRange[] = [];
  for (const status of expected) {
    const text = String(status).toUpperCase();
    if (/^[1-5]\d\d$/.test(text)) ranges.push({ min: Number(text), max: Number(text) });
    else if (/^[1-5]XX$/.test(text)) ranges.push({ min: Number(text[0]) * 100, max: Number(text[0]) * 100 + 99 });
  }
  return ranges.length > 0 ? ranges : [ANY_SUCCESS];
}

export function isExpected(status: number, ranges: readonly StatusRange[]): boolean {
  return ranges.some(({ min, max }) => status >= min && status <= max);
}
