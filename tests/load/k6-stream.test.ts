import { expect, test } from 'vitest';
import { K6StreamReader } from '../../load/read/k6-stream.ts';
import { LoadFold } from '../../load/read/load-fold.ts';
import { duration, noise } from './k6-lines.ts';

function fold(chunks: Iterable<Uint8Array>): { fold: LoadFold; reader: K6StreamReader } {
  const result = new LoadFold();
  const reader = new K6StreamReader(result);
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return { fold: result, reader };
}

const TEXT = [
  '{"type":"Metric","data":{"name":"http_reqs","type":"counter","contains":"default","thresholds":[],"submetrics":null},"metric":"http_reqs"}',
  ...noise(0),
  duration({ op: 'get_a', second: 0, ms: 9, phase: 'warmup' }),
  duration({ op: 'get_a', second: 1, ms: 12.5 }),
  duration({ op: 'get_ü', second: 1, ms: 30 }),
  duration({ op: 'get_a', second: 2, ms: 0, ok: false }),
  '{"metric":"vus","type":"Point","data":{"time":"2026-01-01T00:00:01.5Z","value":50,"tags":null}}',
  '{"metric":"dropped_iterations","type":"Point","data":{"time":"2026-01-01T00:00:02Z","value":3,"tags":{}}}',
].join('\n');

test('durations become samples by operation, outcome and phase', () => {
  const { fold: read, reader } = fold([Buffer.from(`${TEXT}\n`)]);
  expect(reader.malformed).toBe(0);
  expect(reader.points).toBe(6);
  expect(read.whole.requests).toBe(3);
  expect(read.whole.errors.count).toBe(1);
  expect(read.operations.get('get_a')?.successes.percentile(95)).toBeCloseTo(12.5, 1);
  expect(read.operations.get('get_a')?.errors.count).toBe(1);
  expect(read.operations.get('get_ü')?.requests).toBe(1);
  expect(read.droppedIterations).toBe(3);
  expect([...read.windows.values()].map((window) => window.tally.requests)).toEqual([1, 2, 1]);
  expect([...read.windows.values()].map((window) => window.vus)).toEqual([undefined, 50, undefined]);
});

test.each([1, 2, 7, 64, 1000])('chunks of %i bytes give the same, also inside a character', (size) => {
  const bytes = Buffer.from(TEXT);
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
  const { fold: read, reader } = fold(chunks);
  expect(reader.malformed).toBe(0);
  expect(read.whole.requests).toBe(3);
  expect(read.operations.has('get_ü')).toBe(true);
  expect(read.droppedIterations).toBe(3);
});

test('cut and foreign lines are counted and skipped', () => {
  const whole = duration({ op: 'a', second: 1, ms: 5 });
  const lines = [
    whole,
    whole.slice(0, -20),
    'panic: something',
    '{"metric":"http_req_duration","type":"Point"}',
    whole,
  ];
  const { fold: read, reader } = fold([Buffer.from(lines.join('\n'))]);
  expect(read.whole.requests).toBe(2);
  expect(reader.malformed).toBe(3);
});

test('more than 50,000 lines a second', () => {
  const request = [...noise(1), duration({ op: 'a', second: 1, ms: 5 })].join('\n');
  const block = Buffer.from(`${Array.from({ length: 200 }, () => request).join('\n')}\n`);
  const begun = performance.now();
  const { reader } = fold(Array.from({ length: 50 }, () => block));
  const seconds = (performance.now() - begun) / 1000;
  expect(reader.points).toBe(10_000);
  expect(reader.lines / seconds).toBeGreaterThan(50_000);
});
