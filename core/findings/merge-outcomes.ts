import type { Part } from '../oracle/types.ts';
import { compareText, groupBy } from './group.ts';
import type { Outcome, OutcomeName } from './types.ts';

/** The one that wins comes first. */
const WORST_FIRST: readonly OutcomeName[] = [
  'fail',
  'waived',
  'errored',
  'inconclusive',
  'pass',
  'not-tested',
  'not-applicable',
];
const JUDGED: readonly OutcomeName[] = ['pass', 'fail', 'waived'];
const SHOWN_REASONS = 3;

/** True when the oracle really judged something: pass, fail, or a fail that is waived. */
export function isJudged(outcome: OutcomeName): boolean {
  return JUDGED.includes(outcome);
}

/** What an outcome belongs to: oracle on operation. */
export function outcomeKey(area: Part, oracle: string, operation: string | undefined): string {
  return JSON.stringify([area, oracle, operation ?? null]);
}

function joinReasons(outcomes: readonly Outcome[]): string | undefined {
  const reasons = [...new Set(outcomes.flatMap(({ reason }) => (reason ? [reason] : [])))].sort(compareText);
  if (reasons.length === 0) return undefined;
  const shown = reasons.slice(0, SHOWN_REASONS).join('; ');
  return reasons.length > SHOWN_REASONS ? `${shown}; and ${reasons.length - SHOWN_REASONS} more` : shown;
}

function mergeGroup(group: readonly Outcome[]): Outcome {
  const sorted = group.toSorted(
    (a, b) =>
      WORST_FIRST.indexOf(a.outcome) - WORST_FIRST.indexOf(b.outcome) ||
      compareText(JSON.stringify(a), JSON.stringify(b)),
  );
  const [first] = sorted;
  if (first === undefined) throw new RangeError('an empty group has no outcome');
  if (group.length === 1) return first;
  const { reason: _reason, requests: _requests, ...rest } = first;
  const reason = joinReasons(sorted.filter(({ outcome }) => outcome === first.outcome));
  const requests = group.reduce((sum, outcome) => sum + (outcome.requests ?? 0), 0);
  const evidence = group.filter(({ outcome }) => isJudged(outcome)).reduce((sum, outcome) => sum + outcome.evidence, 0);
  return {
    ...rest,
    ...(reason === undefined ? {} : { reason }),
    evidence: isJudged(first.outcome) ? evidence : 0,
    ...(group.some((outcome) => outcome.requests !== undefined) ? { requests } : {}),
  };
}

/**
 * One outcome for each oracle and operation: the worst wins, evidence and requests add up. The result does not depend
 * on the order of the input and is sorted by area, oracle and operation.
 */
export function mergeOutcomes(outcomes: readonly Outcome[]): Outcome[] {
  return [...groupBy(outcomes, ({ area, oracle, operation }) => outcomeKey(area, oracle, operation))]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, group]) => mergeGroup(group));
}
