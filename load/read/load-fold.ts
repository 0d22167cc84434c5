import { LatencyHistogram } from './histogram.ts';

/** One finished request. */
export interface Sample {
  /** Slug of the operation. */
  readonly op: string;
  /** When it ended: Unix milliseconds. */
  readonly endedAt: number;
  readonly durationMs: number;
  readonly ok: boolean;
  /** Begun on the plateau. */
  readonly steady: boolean;
}

/** Durations of successes and of errors, never mixed. */
export class Tally {
  readonly successes: LatencyHistogram;
  readonly errors: LatencyHistogram;

  constructor(kind: 'dense' | 'sparse' = 'dense') {
    this.successes = new LatencyHistogram(kind);
    this.errors = new LatencyHistogram(kind);
  }

  get requests(): number {
    return this.successes.count + this.errors.count;
  }

  get errorRate(): number {
    return this.requests === 0 ? 0 : this.errors.count / this.requests;
  }

  record(sample: Sample): void {
    (sample.ok ? this.successes : this.errors).record(sample.durationMs);
  }

  merge(other: Tally): void {
    this.successes.merge(other.successes);
    this.errors.merge(other.errors);
  }
}

export interface Window {
  readonly tally: Tally;
  vus: number | undefined;
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

export interface FoldOptions {
  readonly windowSeconds?: number;
  /**
   * Length of the warm-up. A request that lasted longer counts whenever it was begun, as it ended on the plateau:
   * when every user waits for an answer that never comes, no request is begun there at all.
   */
  readonly warmupMs?: number;
}

/**
 * Folds samples into histograms while they arrive: the plateau per operation and outcome, and every time window over
 * all operations. Folds of several generators merge exactly, as windows count from the epoch.
 */
export class LoadFold {
  readonly windowSeconds: number;
  /** The plateau, all operations. */
  readonly whole = new Tally();
  /** The plateau by slug. */
  readonly operations = new Map<string, Tally>();
  /** By number of the window since the epoch; warm-up included. */
  readonly windows = new Map<number, Window>();
  droppedIterations = 0;
  firstEndedAt = Number.POSITIVE_INFINITY;
  lastEndedAt = Number.NEGATIVE_INFINITY;

  readonly #warmupMs: number;

  constructor({ windowSeconds = 1, warmupMs = Number.POSITIVE_INFINITY }: FoldOptions = {}) {
    this.windowSeconds = windowSeconds;
    this.#warmupMs = warmupMs;
  }

  window(at: number): Window {
    const number = Math.floor(at / 1000 / this.windowSeconds);
    return entry(this.windows, number, () => ({ tally: new Tally('sparse'), vus: undefined }));
  }

  add(sample: Sample): void {
    this.firstEndedAt = Math.min(this.firstEndedAt, sample.endedAt);
    this.lastEndedAt = Math.max(this.lastEndedAt, sample.endedAt);
    this.window(sample.endedAt).tally.record(sample);
    if (!sample.steady && sample.durationMs <= this.#warmupMs) return;
    this.whole.record(sample);
    entry(this.operations, sample.op, () => new Tally()).record(sample);
  }

  addUsers(at: number, vus: number): void {
    const window = this.window(at);
    window.vus = Math.max(window.vus ?? 0, vus);
  }

  /** Users of several generators add up. Throws RangeError when the windows have different widths. */
  merge(other: LoadFold): void {
    if (other.windowSeconds !== this.windowSeconds) throw new RangeError('folds with different windows do not merge');
    this.whole.merge(other.whole);
    for (const [op, tally] of other.operations) entry(this.operations, op, () => new Tally()).merge(tally);
    for (const [number, window] of other.windows) {
      const own = this.window(number * this.windowSeconds * 1000);
      own.tally.merge(window.tally);
      if (window.vus !== undefined) own.vus = (own.vus ?? 0) + window.vus;
    }
    this.droppedIterations += other.droppedIterations;
    this.firstEndedAt = Math.min(this.firstEndedAt, other.firstEndedAt);
    this.lastEndedAt = Math.max(this.lastEndedAt, other.lastEndedAt);
  }
}
