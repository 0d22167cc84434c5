import type { RuleId } from '../rules/index.ts';
import type { OwnChange, Pair } from './pair.ts';
import type { Bound, Shape } from './shape.ts';

const shown = (bound: Bound | undefined): string | number | undefined =>
  bound?.exclusive ? `exclusive ${bound.value}` : bound?.value;

/** Positive when `two` is further in the direction of `sign` than `one`. */
function further(one: Bound | undefined, two: Bound | undefined, sign: 1 | -1): number {
  const far = Number.NEGATIVE_INFINITY * sign;
  const by = ((two?.value ?? far) - (one?.value ?? far)) * sign;
  return Number.isNaN(by) || by === 0 ? Number(two?.exclusive ?? false) - Number(one?.exclusive ?? false) : by;
}

export function rangeChanges({ old: before, new: after }: Pair): OwnChange[] {
  const found: OwnChange[] = [];
  const low = further(before.low, after.low, 1);
  const high = further(before.high, after.high, -1);
  const lows = { old: shown(before.low), new: shown(after.low) };
  const highs = { old: shown(before.high), new: shown(after.high) };
  if (low !== 0) found.push({ rule: low > 0 ? 'minimum-raised' : 'minimum-lowered', ...lows });
  if (high !== 0) found.push({ rule: high > 0 ? 'maximum-lowered' : 'maximum-raised', ...highs });
  return found;
}

/** [when it grows, when it shrinks]; a missing least number is 0, a missing greatest one has no end. */
const COUNTS: Readonly<Record<string, { readonly grows: RuleId; readonly shrinks: RuleId; readonly missing: number }>> =
  {
    minLength: { grows: 'min-length-raised', shrinks: 'min-length-lowered', missing: 0 },
    maxLength: { grows: 'max-length-raised', shrinks: 'max-length-lowered', missing: Number.POSITIVE_INFINITY },
    minItems: { grows: 'min-items-raised', shrinks: 'min-items-lowered', missing: 0 },
    maxItems: { grows: 'max-items-raised', shrinks: 'max-items-lowered', missing: Number.POSITIVE_INFINITY },
    minProperties: { grows: 'min-properties-raised', shrinks: 'min-properties-lowered', missing: 0 },
    maxProperties: {
      grows: 'max-properties-raised',
      shrinks: 'max-properties-lowered',
      missing: Number.POSITIVE_INFINITY,
    },
  };

export function countChanges({ old: before, new: after }: Pair): OwnChange[] {
  return Object.entries(COUNTS).flatMap(([keyword, { grows, shrinks, missing }]) => {
    const one = before.numbers[keyword] ?? missing;
    const two = after.numbers[keyword] ?? missing;
    if (one === two) return [];
    return [{ rule: two > one ? grows : shrinks, old: before.numbers[keyword], new: after.numbers[keyword] }];
  });
}

const isMultiple = (value: number, step: number): boolean =>
  Math.abs(value / step - Math.round(value / step)) < 1e-9 && Math.round(value / step) !== 0;

function stepOf(shape: Shape): number | undefined {
  const integers = shape.types?.size === 1 && shape.types.has('integer');
  const step = shape.numbers.multipleOf;
  return integers && (step === undefined || isMultiple(1, step)) ? 1 : step;
}

export function multipleChanges({ old: before, new: after }: Pair): OwnChange[] {
  const [one, two] = [stepOf(before), stepOf(after)];
  const values = { old: before.numbers.multipleOf, new: after.numbers.multipleOf };
  if (values.old === values.new || one === two) return [];
  if (one === undefined || (two !== undefined && isMultiple(two, one)))
    return [{ rule: 'multiple-of-narrowed', ...values }];
  if (two === undefined || isMultiple(one, two)) return [{ rule: 'multiple-of-widened', ...values }];
  return [{ rule: 'multiple-of-changed', ...values }];
}

export function uniqueChanges({ old: before, new: after }: Pair): OwnChange[] {
  if (before.unique === after.unique) return [];
  return [
    { rule: after.unique ? 'unique-items-added' : 'unique-items-removed', old: before.unique, new: after.unique },
  ];
}
