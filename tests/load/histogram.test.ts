import { expect, test } from 'vitest';
import { randomFor } from '../../core/random/seed.ts';
import { LatencyHistogram } from '../../load/read/histogram.ts';
import { LoadFold } from '../../load/read/load-fold.ts';

/** Nearest-rank on the exact values. */
function exact(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

test.each([1, 59, 1000, 20_000])('percentiles of %i values are within 0.1 %% of the sorted ones', (count) => {
  const random = randomFor(7, `histogram ${count}`);
  const values = Array.from({ length: count }, () => Math.exp(random.next() * 9) / 10);
  const histogram = new LatencyHistogram();
  for (const value of values) histogram.record(value);
  for (const percent of [50, 90, 95, 99, 100]) {
    const read = histogram.percentile(percent) ?? Number.NaN;
    const wanted = exact(values, percent);
    expect(Math.abs(read - wanted)).toBeLessThanOrEqual(wanted * 0.001 + 0.001);
  }
});

test('merged histograms are the histogram of all values, dense and sparse alike', () => {
  const random = randomFor(8, 'merge');
  const all = new LatencyHistogram();
  const parts = [new LatencyHistogram(), new LatencyHistogram('sparse'), new LatencyHistogram('sparse')];
  for (let index = 0; index < 3000; index++) {
    const value = 1 + random.next() * 500;
    all.record(value);
    parts[index % 3]?.record(value);
  }
  const merged = new LatencyHistogram();
  for (const part of parts) merged.merge(part);
  expect(merged.count).toBe(3000);
  expect(merged.percentiles()).toEqual(all.percentiles());
});

test('without a value there is no percentile, not zero', () => {
  expect(new LatencyHistogram().percentiles()).toEqual({ p50: null, p90: null, p95: null, p99: null, max: null });
});

test('a longer duration than can be kept is kept as the longest', () => {
  const histogram = new LatencyHistogram();
  histogram.record(99_999_999);
  expect(histogram.percentile(50)).toBe(1_200_000);
});

test('folds of two generators merge into the fold of all samples', () => {
  const random = randomFor(9, 'folds');
  const all = new LoadFold();
  const nodes = [new LoadFold(), new LoadFold()];
  for (let index = 0; index < 2000; index++) {
    const sample = {
      op: index % 3 === 0 ? 'a' : 'b',
      endedAt: 1_000_000 + index * 5,
      durationMs: random.next() * 80,
      ok: index % 10 !== 0,
      steady: index >= 200,
    };
    all.add(sample);
    nodes[index % 2]?.add(sample);
  }
  const [first, second] = nodes;
  if (first === undefined || second === undefined) throw new Error('two folds');
  first.addUsers(1_000_000, 5);
  second.addUsers(1_000_000, 7);
  first.merge(second);
  expect(first.whole.requests).toBe(1800);
  expect(first.whole.errors.count).toBe(180);
  expect(first.whole.successes.percentiles()).toEqual(all.whole.successes.percentiles());
  expect([...first.windows.keys()].sort()).toEqual([...all.windows.keys()].sort());
  expect(first.operations.get('a')?.requests).toBe(all.operations.get('a')?.requests);
  expect(first.windows.get(1000)?.vus).toBe(12);
  expect(() => first.merge(new LoadFold({ windowSeconds: 5 }))).toThrow(RangeError);
});

test('a request that outlasted the warm-up counts, one that ended in it does not', () => {
  const fold = new LoadFold({ warmupMs: 1000 });
  const begunInWarmUp = { op: 'a', endedAt: 1_000_000, steady: false };
  fold.add({ ...begunInWarmUp, durationMs: 900, ok: false });
  fold.add({ ...begunInWarmUp, durationMs: 10_000, ok: false });
  fold.add({ ...begunInWarmUp, durationMs: 1500, ok: true });
  expect(fold.whole.errors.count).toBe(1);
  expect(fold.whole.successes.count).toBe(1);
});
