import type { LoadBudgetResult, LoadResult, RunRecord } from '../../core/record/types.ts';
import type { BudgetRow, LoadProfile } from './types.ts';

/**
 * Fewest successful samples for a percentile worth judging: ten of them must lie beyond it
 * (p50 20, p90 100, p95 200, p99 1,000).
 */
export const ENOUGH_SAMPLES = { p50: 20, p90: 100, p95: 200, p99: 1000 } as const;

/** Requests that succeeded: percentiles never mix them with failed ones. */
export function samplesOf(row: LoadResult): number {
  return Math.max(0, row.requests - row.errors);
}

function marginOf(budget: LoadBudgetResult): number | null {
  if (budget.measured === null || budget.limit === 0) return null;
  const left = budget.unit === 'per-second' ? budget.measured - budget.limit : budget.limit - budget.measured;
  return left / budget.limit;
}

function budgetRows(row: LoadResult): readonly BudgetRow[] {
  return row.budgets.map((budget) => ({
    ...budget,
    operation: row.operation,
    margin: marginOf(budget),
    samples: budget.unit === 'ms' ? samplesOf(row) : row.requests,
  }));
}

/** Load rows by profile and engine; budgets of the whole profile first, then the broken ones. */
export function loadOf(record: RunRecord): readonly LoadProfile[] {
  const groups = new Map<string, LoadResult[]>();
  for (const row of record.load) {
    const key = `${row.profile}\n${row.engine}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((rows) => {
    const whole = rows.find((row) => row.operation === null) ?? null;
    const operations = rows
      .filter((row) => row.operation !== null)
      .sort((a, b) => (b.p95 ?? -1) - (a.p95 ?? -1) || b.requests - a.requests);
    const rank = (budget: BudgetRow) => (budget.operation === null ? 0 : budget.holds === false ? 1 : 2);
    const budgets = [...(whole === null ? [] : [whole]), ...operations]
      .flatMap(budgetRows)
      .sort((a, b) => rank(a) - rank(b));
    return { profile: rows[0]?.profile ?? '', engine: rows[0]?.engine ?? '', whole, operations, budgets };
  });
}
