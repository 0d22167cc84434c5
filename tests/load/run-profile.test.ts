import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EngineRun } from '../../load/engines/engine.ts';
import { registry } from '../../load/objectives/index.ts';
import { profile } from '../../load/profiles/smoke.ts';
import { LoadFold } from '../../load/read/load-fold.ts';
import { resultsOf } from '../../load/results.ts';
import { runProfile } from '../../load/run-profile.ts';
import { schedule } from '../../load/schedule.ts';
import { usageNotes, whyInvalid } from '../../load/validity.ts';
import { type LocalServer, localServer } from './local-server.ts';

const BUDGETS = { p95: 300, errorRate: 0.01 };
let server: LocalServer;
let workDir: string;
beforeAll(async () => {
  server = await localServer();
  workDir = await mkdtemp(join(tmpdir(), 'assay-run-profile-'));
});
afterAll(async () => {
  await server.close();
  await rm(workDir, { recursive: true, force: true });
});

const RUN: EngineRun = {
  engine: 'k6',
  version: '2.2.0',
  vus: 50,
  measuredSeconds: 10,
  usage: { averageCpu: 0.3, peakCpu: 0.5, peakRssBytes: 1, waitedSeconds: 0.1 },
  notes: [],
};
const SHAPE = profile.shape(true);
const MACHINE = { cores: 2, p95Budget: 300 };

function filled(): LoadFold {
  const fold = new LoadFold();
  for (let index = 0; index < 2000; index++) {
    const slow = index % 2 === 0;
    fold.add({
      op: slow ? 'get_slow' : 'get_fast',
      endedAt: 5_000_000 + index * 5,
      durationMs: slow ? 400 + (index % 7) : 10,
      ok: index % 500 !== 1,
      steady: index >= 200,
    });
  }
  return fold;
}

test('rows: the whole profile with series and generator, then operations; each judged', () => {
  const { results, verdicts } = resultsOf({
    profile,
    shape: SHAPE,
    targets: [server.target('/fast'), server.target('/slow'), server.target('/fast')],
    fold: filled(),
    run: RUN,
    budgets: BUDGETS,
    objectives: Object.values(registry),
    invalid: undefined,
    notes: [],
  });
  expect(results.map(({ operation, requests }) => [operation, requests])).toEqual([
    [null, 1800],
    ['GET /fast', 900],
    ['GET /slow', 900],
  ]);
  expect(results[0]?.achievedRate).toBe(200);
  expect(results[0]?.series).toHaveLength(10);
  expect(results[0]?.generator).toMatchObject({ version: '2.2.0', droppedIterations: 0 });
  expect(results[1]?.series).toBeUndefined();
  const said = verdicts.map(
    ({ oracle, operation, verdict }) => `${oracle.id} ${operation ?? 'all'} ${verdict.outcome}`,
  );
  expect(said).toEqual([
    'smoke-errors all pass',
    'smoke-latency all fail',
    'smoke-errors GET /fast pass',
    'smoke-latency GET /fast pass',
    'smoke-errors GET /slow pass',
    'smoke-latency GET /slow fail',
  ]);
});

test('numbers of a saturated or stopped generator are inconclusive, never failed', () => {
  const fold = filled();
  expect(whyInvalid(RUN, SHAPE, fold, MACHINE)).toBeUndefined();
  const busy = { ...RUN, usage: { ...RUN.usage, averageCpu: 1.9 } };
  expect(whyInvalid(busy, SHAPE, fold, MACHINE)).toMatch(/1.9 of 2 cores/);
  expect(whyInvalid({ ...RUN, usage: { ...RUN.usage, averageCpu: 1.4 } }, SHAPE, fold, MACHINE)).toBeUndefined();
  expect(whyInvalid({ ...RUN, measuredSeconds: 4 }, SHAPE, fold, MACHINE)).toMatch(/4.0 s of 10 s/);
  expect(whyInvalid({ ...RUN, endedEarly: 'gone' }, SHAPE, fold, MACHINE)).toMatch(/stopped early/);
  // 1800 requests: 100 s are 56 ms each, 20 s are 11 ms.
  const starved = (waitedSeconds: number) => ({ ...RUN, usage: { ...RUN.usage, waitedSeconds } });
  expect(whyInvalid(starved(100), SHAPE, fold, MACHINE)).toMatch(/waited 56 ms for a core/);
  expect(whyInvalid(starved(20), SHAPE, fold, MACHINE)).toBeUndefined();
  expect(usageNotes(starved(20), fold, MACHINE)).toHaveLength(1);
  expect(usageNotes(RUN, fold, MACHINE)).toEqual([]);
  const dropping = filled();
  dropping.droppedIterations = 3;
  expect(whyInvalid(RUN, SHAPE, dropping, MACHINE)).toMatch(/dropped 3/);
  const { verdicts } = resultsOf({
    profile,
    shape: SHAPE,
    targets: [server.target('/slow')],
    fold,
    run: busy,
    budgets: BUDGETS,
    objectives: Object.values(registry),
    invalid: 'saturated',
    notes: [],
  });
  expect(new Set(verdicts.map(({ verdict }) => verdict.outcome))).toEqual(new Set(['inconclusive']));
});

test('the mix follows the weights, evenly, and leaves nothing out', () => {
  expect(schedule([1, 1, 1])).toEqual([0, 1, 2]);
  expect(schedule([3, 1])).toEqual([0, 0, 1, 0]);
  expect(schedule([0, 2])).toEqual([1, 1]);
  expect(schedule([])).toEqual([]);
  const long = schedule([10_000, 1]);
  expect(long.length).toBeLessThanOrEqual(501);
  expect(long).toContain(1);
});

test('a target that takes no connection is told before any load is sent', async () => {
  const gone = await localServer();
  const target = gone.target('/fast');
  await gone.close();
  const options = { profile: 'smoke', quick: true, targets: [target], budgets: BUDGETS, workDir };
  await expect(runProfile({ ...options, engine: 'autocannon' })).rejects.toMatchObject({ code: 'TARGET_UNREACHABLE' });
});

test('an unknown profile and a k6 that is not there are errors with their codes', async () => {
  const options = { quick: true, targets: [server.target('/fast')], budgets: BUDGETS, workDir };
  await expect(runProfile({ ...options, profile: 'smok', engine: 'auto' })).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
  });
  const k6Bin = join(workDir, 'k6');
  await expect(runProfile({ ...options, profile: 'smoke', engine: 'auto', k6Bin })).rejects.toMatchObject({
    code: 'TOOL_MISSING',
  });
});
