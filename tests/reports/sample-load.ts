import type { LoadResult } from '../../core/record/types.ts';

/** A deterministic wobble in -1..1. */
function wobble(at: number): number {
  return Math.sin(at * 1.7) * 0.6 + Math.sin(at * 0.37) * 0.4;
}

/** A smoke of 60 s: healthy, or too slow in its second half. */
export function sampleLoad(operations: readonly string[], slow: boolean): readonly LoadResult[] {
  const series = Array.from({ length: 60 }, (_, second) => ({
    second,
    requests: Math.round(820 + 40 * wobble(second)),
    errors: slow && second > 40 ? Math.round(6 + 5 * wobble(second)) : 0,
    p50: 22 + 3 * wobble(second + 3) + (slow && second > 30 ? 40 : 0),
    p95: 84 + 16 * wobble(second) + (slow && second > 30 ? (second - 30) * 11 : 0),
  }));
  const errors = series.reduce((sum, point) => sum + point.errors, 0);
  const requests = series.reduce((sum, point) => sum + point.requests, 0);
  const p95 = slow ? 342.4 : 96.2;
  const total: LoadResult = {
    profile: 'smoke',
    engine: 'k6',
    operation: null,
    requests,
    errors,
    offeredRate: null,
    achievedRate: requests / 60,
    errorRate: errors / requests,
    p50: slow ? 38 : 22.4,
    p90: slow ? 260 : 71,
    p95,
    p99: slow ? 611 : 143,
    max: slow ? 1240 : 310,
    budgets: [
      { objective: 'p95', limit: 300, measured: p95, unit: 'ms', holds: !slow },
      { objective: 'error-rate', limit: 0.01, measured: errors / requests, unit: 'ratio', holds: true },
    ],
    series,
    generator: {
      version: '2.2.0',
      vus: 50,
      plannedSeconds: 60,
      measuredSeconds: 60.01,
      cpu: 0.42,
      droppedIterations: 0,
      notes: ['Generator and target ran on the same machine.'],
    },
  };
  const rows = operations.slice(0, 12).map((operation, at): LoadResult => {
    const count = at === 11 ? 44 : Math.round(requests / (at + 3) / 2);
    return {
      profile: 'smoke',
      engine: 'k6',
      operation,
      requests: count,
      errors: at === 1 ? errors : 0,
      offeredRate: null,
      achievedRate: count / 60,
      errorRate: at === 1 ? errors / count : 0,
      p50: 12 + at * 3,
      p90: 40 + at * 9,
      p95: 55 + at * (slow ? 31 : 12),
      p99: count < 100 ? 190 : 80 + at * 18,
      max: 200 + at * 30,
      budgets: [],
    };
  });
  return [total, ...rows];
}
