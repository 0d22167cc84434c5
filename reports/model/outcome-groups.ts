import type { Outcome, OutcomeName } from '../../core/findings/types.ts';
import type { OracleDeclaration } from '../../core/oracle/types.ts';
import { compareText, WHOLE_TARGET } from './risk-map.ts';
import type { OutcomeGroup } from './types.ts';

/** Outcomes of the given names, folded by oracle and reason, most frequent first. */
export function groupOutcomes(
  outcomes: readonly Outcome[],
  names: readonly OutcomeName[],
  oracles: ReadonlyMap<string, OracleDeclaration>,
): readonly OutcomeGroup[] {
  const groups = new Map<string, { first: Outcome; reason: string; evidence: number; operations: string[] }>();
  for (const outcome of outcomes) {
    if (!names.includes(outcome.outcome)) continue;
    const reason = outcome.reason ?? (outcome.outcome === 'pass' ? '' : 'no reason was recorded');
    const key = `${outcome.oracle}\n${reason}`;
    const group = groups.get(key) ?? { first: outcome, reason, evidence: 0, operations: [] };
    group.evidence += outcome.evidence;
    group.operations.push(outcome.operation ?? outcome.module ?? WHOLE_TARGET);
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ first, reason, evidence, operations }) => ({
      oracle: first.oracle,
      title: oracles.get(first.oracle)?.holds ?? first.oracle,
      part: first.area,
      criterion: first.criterion,
      reason,
      count: operations.length,
      evidence,
      operations,
    }))
    .sort((a, b) => b.count - a.count || compareText(a.oracle, b.oracle) || compareText(a.reason, b.reason));
}

/** The reasons of groups alone, with how often each occurs, most frequent first. */
export function countReasons(groups: readonly OutcomeGroup[]): readonly (readonly [string, number])[] {
  const tally = new Map<string, number>();
  for (const { reason, count } of groups) tally.set(reason, (tally.get(reason) ?? 0) + count);
  return [...tally].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
}
