import type { Severity, Verdict, Violation } from '../../core/oracle/types.ts';
import { type Difference, deviation, differenceOf, differs, type Expectation } from './expected-selection.ts';
import { inconclusive, notTested } from './judging.ts';
import type { ListContext } from './list-context.ts';
import { isSelection, type Selected, type Selection } from './selections.ts';

/** One selection and what it should show. */
export interface SetCheck extends Expectation {
  /** Which way of failing, from stable parts only. */
  readonly key: string;
  /** Selections it follows from, for the witness. */
  readonly around?: readonly Selection[];
  readonly severity?: Severity;
}

/** What laws about the items of selections look at. */
export interface SetEvidence {
  readonly checks: readonly SetCheck[];
  /** The list shows now what it showed before; only looked at where a check failed. */
  readonly unchanged: boolean;
}

/** Looks whether the list changed when something is not as expected; in words when there is nothing to judge. */
export async function settled(
  context: Pick<ListContext, 'unchanged'>,
  checks: readonly SetCheck[],
  otherwise: string,
): Promise<SetEvidence | string> {
  if (checks.length === 0) return otherwise;
  return { checks, unchanged: !checks.some(differs) || (await context.unchanged()) };
}

/** A check, unless the selection was refused. */
export function checkOf(selected: Selected | undefined, rest: Omit<SetCheck, 'selection'>): SetCheck[] {
  return isSelection(selected) ? [{ selection: selected, ...rest }] : [];
}

/** Judges all checks; of those that fail in one way the one with the fewest items is shown. */
export function verifySets({ checks, unchanged }: SetEvidence): Verdict {
  const failed = checks
    .filter(differs)
    .map((check) => ({ check, size: sizeOf(check, differenceOf(check)) }))
    .sort((left, right) => left.size - right.size);
  if (checks.length === 0) return notTested('nothing could be asked');
  if (failed.length === 0) return { outcome: 'pass', evidence: checks.length };
  if (!unchanged) return inconclusive('the list changed meanwhile: somebody else writes to it');
  const byKey = new Map<string, Violation>();
  for (const { check } of failed) {
    const violation = deviation(check.key, check, check.around);
    if (!violation || byKey.has(check.key)) continue;
    byKey.set(check.key, check.severity === undefined ? violation : { ...violation, severity: check.severity });
  }
  return { outcome: 'fail', evidence: checks.length, violations: [...byKey.values()] };
}

const sizeOf = ({ selection, must }: SetCheck, { missing, beyond }: Difference): number =>
  1000 * selection.words.split(' & ').length + selection.ids.length + must.length + missing.length + beyond.length;
