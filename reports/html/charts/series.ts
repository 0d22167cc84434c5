import type { LoadResult } from '../../../core/record/types.ts';

export type Point = NonNullable<LoadResult['series']>[number];

/** Points drawn at most. */
const MOST = 240;

function worst(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/**
 * Long series are folded into at most 240 points: requests and errors as a mean a second, percentiles as the worst
 * second, because percentiles cannot be averaged. `seconds` is the width of one point.
 */
export function foldSeries(series: readonly Point[]): { readonly points: readonly Point[]; readonly seconds: number } {
  const seconds = Math.max(1, Math.ceil(series.length / MOST));
  if (seconds === 1) return { points: series, seconds };
  const points: Point[] = [];
  for (let at = 0; at < series.length; at += seconds) {
    const slice = series.slice(at, at + seconds);
    const [first] = slice;
    if (first === undefined) break;
    points.push({
      second: first.second,
      requests: slice.reduce((sum, point) => sum + point.requests, 0) / slice.length,
      errors: slice.reduce((sum, point) => sum + point.errors, 0) / slice.length,
      p50: worst(slice.map((point) => point.p50)),
      p95: worst(slice.map((point) => point.p95)),
    });
  }
  return { points, seconds };
}
