import { chmod, copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AssayError } from '../../core/errors/assay-error.ts';
import { runK6 } from '../../load/engines/k6.ts';
import { inspectK6 } from '../../load/engines/k6-binary.ts';
import { shortJob, shortShape } from './job.ts';
import { duration } from './k6-lines.ts';
import { type LocalServer, localServer } from './local-server.ts';

const FAKE = fileURLToPath(new URL('./fake-k6.mjs', import.meta.url));
let folder: string;
let server: LocalServer;

beforeAll(async () => {
  server = await localServer();
  folder = await mkdtemp(join(tmpdir(), 'assay-fake-k6-'));
  const program = join(folder, 'k6.mjs');
  await copyFile(FAKE, program);
  await chmod(program, 0o755);
  // The Node of these tests may not be the one on PATH.
  const wrapper = join(folder, 'k6');
  await writeFile(wrapper, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
  await chmod(wrapper, 0o755);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

interface Behaviour {
  readonly lines?: readonly string[];
  readonly exitCode?: number;
  readonly complaint?: string;
  readonly hang?: boolean;
}

async function run(behaviour: Behaviour, signal?: AbortSignal) {
  const k6 = await inspectK6(join(folder, 'k6'), 'explicit');
  await writeFile(join(folder, 'behaviour.json'), JSON.stringify({ lines: [], exitCode: 0, ...behaviour }));
  const job = shortJob([server.target('/fast')], shortShape(1, 1), signal === undefined ? {} : { signal });
  return { job, run: await runK6(job, k6), left: await readdir(job.workDir) };
}

async function failureOf(behaviour: Behaviour): Promise<AssayError> {
  const error = await run(behaviour).catch((caught: unknown) => caught);
  if (!(error instanceof AssayError)) throw error;
  return error;
}

const GOOD = [1, 2, 3].map((ms) => duration({ op: 'get_fast', second: ms, ms }));

test.each([0, 99])('exit code %i is a measurement', async (exitCode) => {
  const { job, run: done, left } = await run({ lines: GOOD, exitCode });
  expect(job.fold.whole.requests).toBe(3);
  expect(done).toMatchObject({ engine: 'k6', version: '2.2.0' });
  expect(left).toEqual([]);
});

test.each([
  [107, 'the script threw an exception'],
  [105, 'aborted by a signal'],
  [104, 'its configuration is invalid'],
  [42, 'which k6 does not document'],
])('exit code %i is no measurement, whatever was written', async (exitCode, meaning) => {
  const error = await failureOf({ lines: GOOD, exitCode, complaint: 'level=error msg="boom"' });
  expect(error.code).toBe('LOAD_ENGINE_FAILED');
  expect(error.parts.what).toContain(meaning);
  expect(error.parts.observed).toContain('boom');
});

test('garbage and exit code 0 is no measurement', async () => {
  const error = await failureOf({ lines: ['hello', '{"metric":', 'world'] });
  expect(error.code).toBe('LOAD_ENGINE_FAILED');
  expect(error.parts.what).toContain('none of them a point');
});

test('a few cut lines among good ones are told in a note', async () => {
  const { job, run: done } = await run({ lines: [...GOOD, (GOOD[0] ?? '').slice(0, 60)] });
  expect(job.fold.whole.requests).toBe(3);
  expect(done.notes).toEqual(["1 of 4 lines of k6's output could not be read"]);
});

test('an abort ends the program and the run', async () => {
  const begun = performance.now();
  await expect(run({ hang: true }, AbortSignal.timeout(300))).rejects.toMatchObject({ code: 'INTERRUPTED' });
  expect(performance.now() - begun).toBeLessThan(3000);
});
