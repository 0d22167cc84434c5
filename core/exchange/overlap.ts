import type { Exchange } from './types.ts';

/**
 * Share of request pairs whose intervals [gatedAt, returnedAt] overlap, 0..1; 0 for fewer than two. A request that was
 * answered before it was released overlaps with none; one without an answer is open-ended.
 */
export function overlapShare(exchanges: readonly Exchange[]): number {
  const intervals = exchanges.map(({ gatedAt, calledAt, returnedAt }) => [gatedAt ?? calledAt, returnedAt] as const);
  let pairs = 0;
  let overlapping = 0;
  for (const [index, [start, end]] of intervals.entries()) {
    for (const [otherStart, otherEnd] of intervals.slice(index + 1)) {
      pairs += 1;
      if (start <= end && otherStart <= otherEnd && start <= otherEnd && otherStart <= end) overlapping += 1;
    }
  }
  return pairs === 0 ? 0 : overlapping / pairs;
}
