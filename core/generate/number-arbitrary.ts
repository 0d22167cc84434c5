import fc from 'fast-check';
import { BoundedFilter } from './bounded-filter.ts';
import type { View } from './schema-view.ts';
import { Unsatisfiable } from './unsatisfiable.ts';

/** Inclusive bounds a view sets on a number; ±Infinity where it sets none. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
}

const decimalsOf = (value: number): number => {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1] ?? '').length - Number(exponent));
};

/** `factor * step` without the dust of binary fractions. */
export const multiple = (factor: number, step: number): number =>
  Number((factor * step).toFixed(Math.min(20, decimalsOf(step))));

/** True when the view's `multipleOf` holds under plain division, as the common validators compute it. */
export const isMultiple = (value: number, step: number): boolean => Number.isInteger(value / step);

export function rangeOf(view: View, integer: boolean): NumberRange {
  const format = view.format;
  const widest = format === 'int32' ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER;
  const limited = integer || format === 'int32' || format === 'int64';
  let low = limited ? (format === 'int32' ? -(2 ** 31) : -widest) : Number.NEGATIVE_INFINITY;
  let high = limited ? widest : Number.POSITIVE_INFINITY;
  if (typeof view.minimum === 'number') low = Math.max(low, view.minimum);
  if (typeof view.maximum === 'number') high = Math.min(high, view.maximum);
  if (typeof view.exclusiveMinimum === 'number' && view.exclusiveMinimum >= low)
    low = integer ? Math.floor(view.exclusiveMinimum) + 1 : view.exclusiveMinimum;
  if (typeof view.exclusiveMaximum === 'number' && view.exclusiveMaximum <= high)
    high = integer ? Math.ceil(view.exclusiveMaximum) - 1 : view.exclusiveMaximum;
  return integer ? { low: Math.ceil(low), high: Math.floor(high) } : { low, high };
}

/** The part of the range that everyday values come from; `usual` is taken as far as the schema allows. */
function everyday({ low, high }: NumberRange, usual: NumberRange): NumberRange {
  const from = Math.max(low, usual.low);
  const to = Math.min(high, usual.high);
  if (from <= to) return { low: from, high: to };
  return low > usual.high ? { low, high: Math.min(high, low + 1000) } : { low: Math.max(low, high - 1000), high };
}

export function withinExclusive(view: View, value: number): boolean {
  return !(
    (typeof view.exclusiveMinimum === 'number' && value <= view.exclusiveMinimum) ||
    (typeof view.exclusiveMaximum === 'number' && value >= view.exclusiveMaximum)
  );
}

/** Numbers of a view: multiples, integers, else two decimals; `usual` bounds the everyday values (default 1..1000). */
export function numberArbitrary(view: View, integer: boolean, usual?: NumberRange): fc.Arbitrary<number> {
  const range = rangeOf(view, integer);
  if (range.low > range.high) throw new Unsatisfiable(`no number is at least ${range.low} and at most ${range.high}`);
  const { low, high } = everyday(range, usual ?? { low: 1, high: 1000 });
  const step = typeof view.multipleOf === 'number' && view.multipleOf > 0 ? view.multipleOf : undefined;
  const holds = (value: number): boolean =>
    withinExclusive(view, value) &&
    value >= range.low &&
    value <= range.high &&
    (step === undefined || isMultiple(value, step)) &&
    (!integer || Number.isInteger(value));
  const scaled = (unit: number, from: number, to: number): fc.Arbitrary<number> | undefined => {
    const [min, max] = [Math.ceil(from / unit - 1e-9), Math.floor(to / unit + 1e-9)];
    if (min > max || !Number.isSafeInteger(min) || !Number.isSafeInteger(max)) return undefined;
    return fc.integer({ min, max }).map((factor) => multiple(factor, unit));
  };
  const wanted = `number from ${range.low} to ${range.high}${step === undefined ? '' : ` that is a multiple of ${step}`}`;
  if (step !== undefined) {
    const steps =
      scaled(step, low, high) ?? scaled(step, Math.max(range.low, -1e6 * step), Math.min(range.high, 1e6 * step));
    if (!steps) throw new Unsatisfiable(`there is no ${wanted}`);
    return new BoundedFilter(steps, holds, `there seems to be no ${wanted}`);
  }
  if (integer) return fc.integer({ min: low, max: high }).filter(Number.isFinite);
  const ends = [Math.ceil(low * 100 - 1e-9), Math.floor(high * 100 + 1e-9)];
  const some = [ends[0], (ends[0] ?? 0) + 1, ends[1]].some((cents) => holds(multiple(cents ?? 0, 0.01)));
  const cents = some ? scaled(0.01, low, high) : undefined;
  const plain = cents ?? fc.integer({ min: 0, max: 1000 }).map((part) => low + ((high - low) * part) / 1000);
  return new BoundedFilter(plain, holds, `there seems to be no ${wanted}`);
}
