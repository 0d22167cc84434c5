import { build, type Histogram } from 'hdr-histogram-js';

/** Twenty minutes in microseconds: longer than any request may take. */
const LONGEST_US = 1_200_000_000;

export interface Percentiles {
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly max: number | null;
}

/**
 * Durations in constant memory (about 60 kB dense, few kB sparse), kept in microseconds with three significant
 * digits, so a value read is at most 0.1 % above the true one. Percentiles are nearest-rank: the smallest recorded
 * value with at least that share of the values at or below it.
 */
export class LatencyHistogram {
  readonly #counts: Histogram;

  /** `sparse`: less memory for few values, slower to record. */
  constructor(kind: 'dense' | 'sparse' = 'dense') {
    this.#counts = build({
      lowestDiscernibleValue: 1,
      highestTrackableValue: LONGEST_US,
      numberOfSignificantValueDigits: 3,
      bitBucketSize: kind === 'sparse' ? 'packed' : 32,
      autoResize: false,
    });
  }

  get count(): number {
    return this.#counts.totalCount;
  }

  record(milliseconds: number): void {
    const microseconds = Math.round(milliseconds * 1000);
    this.#counts.recordValue(Math.min(LONGEST_US, Math.max(0, microseconds)));
  }

  /** Adds the other's values; exactly as if all had been recorded here. */
  merge(other: LatencyHistogram): void {
    this.#counts.add(other.#counts);
  }

  /** Milliseconds; null without values. `percent` in 0..100. */
  percentile(percent: number): number | null {
    if (this.count === 0) return null;
    return Math.min(this.#counts.getValueAtPercentile(percent), this.#counts.maxValue) / 1000;
  }

  percentiles(): Percentiles {
    return {
      p50: this.percentile(50),
      p90: this.percentile(90),
      p95: this.percentile(95),
      p99: this.percentile(99),
      max: this.count === 0 ? null : this.#counts.maxValue / 1000,
    };
  }
}
