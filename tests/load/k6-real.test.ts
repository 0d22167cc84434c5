import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleScenario } from '../../load/engines/bundle-scenario.ts';
import { findK6 } from '../../load/engines/find-k6.ts';
import { runK6 } from '../../load/engines/k6.ts';
import type { K6Binary } from '../../load/engines/k6-binary.ts';
import { planJob } from '../../load/engines/plan-job.ts';
import { shortJob, shortShape } from './job.ts';
import { type LocalServer, localServer } from './local-server.ts';

let server: LocalServer;
let k6: K6Binary | null;
beforeAll(async () => {
  server = await localServer();
  k6 = await findK6();
});
afterAll(async () => await server.close());

test('real k6: five users for three seconds, measured per operation', { timeout: 20_000 }, async (context) => {
  if (k6 === null) return context.skip('no k6 on this machine: node load/engines/provision.ts gets one');
  const targets = [
    server.target('/fast', { headers: { 'x-secret': 'sesame', accept: 'application/json' } }),
    server.target('/slow'),
    server.target('/failing'),
    server.target('/moved', { expectedStatuses: [302] }),
  ];
  const job = shortJob(targets, shortShape(5, 3));
  const run = await runK6(job, k6);
  expect(run.engine).toBe('k6');
  expect(run.measuredSeconds).toBeGreaterThan(2.5);
  const { operations, whole } = job.fold;
  expect([...operations.keys()].sort()).toEqual(['get_failing', 'get_fast', 'get_moved', 'get_slow']);
  expect(operations.get('get_slow')?.successes.percentile(50)).toBeGreaterThanOrEqual(38);
  expect(operations.get('get_fast')?.successes.percentile(50)).toBeLessThan(20);
  expect(operations.get('get_failing')?.errorRate).toBeCloseTo(0.5, 1);
  expect(operations.get('get_moved')?.errorRate).toBe(0);
  expect(server.secrets.has('sesame')).toBe(true);
  const sent = [...server.seen.values()].reduce((sum, count) => sum + count, 0);
  const folded = [...job.fold.windows.values()].reduce((sum, { tally }) => sum + tally.requests, 0);
  expect(folded).toBe(sent);
  expect(whole.requests).toBeLessThan(folded);
  expect(await readdir(job.workDir)).toEqual([]);
});

test('no credential stands in the plan', () => {
  const target = server.target('/fast', { headers: { Authorization: 'Bearer s3cret', accept: 'a/b', host: 'x' } });
  const { plan, secret } = planJob(shortJob([target], shortShape(1, 1), { secretHeaders: { 'x-api-key': 'k3y' } }));
  expect(JSON.stringify(plan)).not.toMatch(/s3cret|k3y/);
  expect(plan.requests[0]?.headers).toEqual({ accept: 'a/b' });
  expect(secret).toEqual({ all: { 'x-api-key': 'k3y' }, byRequest: { '0': { Authorization: 'Bearer s3cret' } } });
});

test('the scenario is one file: k6 modules stay imports, everything else is inside', async () => {
  const { workDir } = shortJob([], shortShape(1, 1));
  await bundleScenario(`${workDir}/scenario.js`);
  const text = await readFile(`${workDir}/scenario.js`, 'utf8');
  const imported = [...text.matchAll(/from "([^"]+)"/g)].map(([, name]) => name);
  expect(imported.length).toBeGreaterThan(0);
  expect(imported.filter((name) => name !== 'k6' && !name?.startsWith('k6/'))).toEqual([]);
  expect(text).toContain('sourceMappingURL=data:');
});
