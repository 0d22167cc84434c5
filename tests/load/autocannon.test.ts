import { expect, test } from 'vitest';
import { runAutocannon } from '../../load/engines/autocannon.ts';
import { shortJob, shortShape } from './job.ts';
import { localServer } from './local-server.ts';

test.concurrent('measures each operation apart, against a real server', async ({ onTestFinished }) => {
  const server = await localServer();
  onTestFinished(() => server.close());
  const targets = [server.target('/fast', { weight: 2 }), server.target('/slow')];
  const job = shortJob(targets, shortShape(4, 1), { secretHeaders: { 'x-secret': 'sesame' } });
  const run = await runAutocannon(job, 4);
  const fast = job.fold.operations.get('get_fast');
  const slow = job.fold.operations.get('get_slow');
  expect(run.engine).toBe('autocannon');
  expect(run.endedEarly).toBeUndefined();
  expect(run.measuredSeconds).toBeGreaterThan(0.9);
  expect(job.fold.whole.errors.count).toBe(0);
  expect(slow?.successes.percentile(50)).toBeGreaterThanOrEqual(38);
  expect(fast?.successes.percentile(50)).toBeLessThan(20);
  expect((fast?.requests ?? 0) / (slow?.requests ?? 1)).toBeCloseTo(2, 0);
  expect(server.secrets).toEqual(new Set(['sesame']));
  const sent = (server.seen.get('/fast') ?? 0) + (server.seen.get('/slow') ?? 0);
  const folded = [...job.fold.windows.values()].reduce((sum, { tally }) => sum + tally.requests, 0);
  // Each connection may have one request under way at the end.
  expect(sent - folded).toBeGreaterThanOrEqual(0);
  expect(sent - folded).toBeLessThanOrEqual(4);
});

test.concurrent('unexpected statuses are errors, kept out of the durations of successes', async ({
  onTestFinished,
}) => {
  const server = await localServer();
  onTestFinished(() => server.close());
  const targets = [server.target('/failing'), server.target('/moved', { expectedStatuses: ['3XX'] })];
  const job = shortJob(targets, shortShape(2, 1));
  await runAutocannon(job, 2);
  const failing = job.fold.operations.get('get_failing');
  expect(failing?.errorRate).toBeCloseTo(0.5, 1);
  expect(failing?.successes.count).toBe((failing?.requests ?? 0) - (failing?.errors.count ?? 0));
  expect(job.fold.operations.get('get_moved')?.errorRate).toBe(0);
});

test.concurrent('a time-out is an error of its own operation that took the whole limit', async ({ onTestFinished }) => {
  const server = await localServer();
  onTestFinished(() => server.close());
  const shape = { ...shortShape(2, 2, 1000), judged: { from: 0, to: 2 } };
  const job = shortJob([server.target('/hanging'), server.target('/fast')], shape);
  await runAutocannon(job, 2);
  const hanging = job.fold.operations.get('get_hanging');
  expect(hanging?.errors.count).toBeGreaterThan(0);
  expect(hanging?.errors.percentile(50)).toBeCloseTo(1000, -2);
  expect(job.fold.operations.get('get_fast')?.errors.count).toBe(0);
});

test.concurrent('a request that hangs until the end is an error, not forgotten', async ({ onTestFinished }) => {
  const server = await localServer();
  onTestFinished(() => server.close());
  const shape = { ...shortShape(2, 2.5, 10_000), judged: { from: 0, to: 2.5 } };
  const job = shortJob([server.target('/never')], shape);
  const run = await runAutocannon(job, 2);
  expect(job.fold.operations.get('get_never')?.errors.count).toBe(2);
  expect(run.notes.join()).toContain('2 requests had waited');
});

test.concurrent('a server that is gone ends the run early instead of spinning', async () => {
  const gone = await localServer();
  const target = gone.target('/fast');
  await gone.close();
  const job = shortJob([target], shortShape(2, 5));
  const begun = performance.now();
  const run = await runAutocannon(job, 2);
  expect(performance.now() - begun).toBeLessThan(4500);
  expect(run.endedEarly).toMatch(/gave up after \d+ errors/);
});

test.concurrent('stops when aborted', async ({ onTestFinished }) => {
  const server = await localServer();
  onTestFinished(() => server.close());
  const job = shortJob([server.target('/fast')], shortShape(2, 30), { signal: AbortSignal.timeout(300) });
  const begun = performance.now();
  await expect(runAutocannon(job, 2)).rejects.toThrow('interrupted');
  expect(performance.now() - begun).toBeLessThan(3000);
});
