import type { Outcome } from '../../core/findings/types.ts';
import type { RunRecord } from '../../core/record/types.ts';
import { compareText } from './risk-map.ts';
import { tallyOutcomes } from './tally.ts';
import type { CoverageRow } from './types.ts';

/** Operations with what was seen of them: never sent first, then never succeeded, then by module and path. */
export function coverageOf(record: RunRecord): readonly CoverageRow[] {
  const outcomes = new Map<string, Outcome[]>();
  for (const outcome of record.outcomes) {
    if (outcome.operation === undefined) continue;
    const list = outcomes.get(outcome.operation) ?? [];
    list.push(outcome);
    outcomes.set(outcome.operation, list);
  }
  const rank = (row: CoverageRow) => (row.untested ? 0 : row.succeeded ? 2 : 1);
  return record.coverage.byOperation
    .map((row) => ({
      ...row,
      untested: row.requests === 0,
      by: tallyOutcomes(outcomes.get(row.operation) ?? []),
    }))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        compareText(a.module, b.module) ||
        compareText(a.path, b.path) ||
        compareText(a.method, b.method),
    );
}
