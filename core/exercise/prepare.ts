import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from '../config/make-folder.ts';
import type { ResolvedConfig } from '../config/types.ts';
import { AssayError } from '../errors/assay-error.ts';
import { baseUrls } from '../operations/base-urls.ts';
import { newRunId } from '../random/run-id.ts';
import { randomFor } from '../random/seed.ts';
import { discoverDescription } from '../spec/discover/discover-description.ts';
import { readDescription } from '../spec/read-description.ts';
import type { Description } from '../spec/types.ts';
import { chooseBaseUrl } from './choose-base-url.ts';
import { reachTarget } from './reach-target.ts';

/** What the workers of one run share, written once to the run's folder. Holds no credentials. */
export interface PreparedRun {
  readonly runId: string;
  readonly runDir: string;
  readonly seed: number;
  readonly startedAt: string;
  readonly baseUrl: string;
  /** Why the base URL is not the one the description gives. */
  readonly baseUrlNote?: string;
  readonly description: Description;
}

const FILE = join('artifacts', 'session.json');

/**
 * Makes the run's folder, checks that the target answers and reads the description.
 * Throws OUTPUT_UNWRITABLE, TARGET_UNREACHABLE and the errors of reading a description.
 */
export async function prepareRun(
  config: ResolvedConfig,
  onDir?: (runDir: string, runId: string) => void,
): Promise<PreparedRun> {
  const startedAt = new Date();
  const runId = newRunId(startedAt, randomFor(config.seed ^ startedAt.getTime(), 'run-id'));
  const runDir = resolve(config.out, runId);
  makeRunDir(runDir);
  onDir?.(runDir, runId);
  const headers = { ...config.headers };
  await reachTarget(config.url, headers, config.http.timeoutMs);
  const place =
    config.spec ?? (await discoverDescription(config.url, { headers, timeoutMs: config.http.timeoutMs })).place;
  const description = await readDescription(place, { headers, timeoutMs: config.http.timeoutMs });
  const candidates = baseUrls(description, config.url);
  const { baseUrl, note } = await chooseBaseUrl(
    [...new Set([...candidates, config.url.replace(/\/+$/, '')])],
    description.document,
    { headers, timeoutMs: config.http.timeoutMs },
  );
  const base = { baseUrl, ...(note !== undefined && { baseUrlNote: note }) };
  const run = { runId, runDir, seed: config.seed, startedAt: startedAt.toISOString(), ...base, description };
  writeFile(join(runDir, FILE), JSON.stringify(run));
  return run;
}

/** Reads what `prepareRun` wrote. Throws RECORD_UNREADABLE. */
export function readPreparedRun(runDir: string): PreparedRun {
  const path = join(runDir, FILE);
  try {
    return { ...(JSON.parse(readFileSync(path, 'utf8')) as PreparedRun), runDir };
  } catch (cause) {
    throw new AssayError(
      'RECORD_UNREADABLE',
      {
        what: 'The prepared run cannot be read.',
        where: path,
        observed: cause instanceof Error ? cause.message : String(cause),
        expected: 'the file that assay run writes before it starts the tests',
        reasons: ['ASSAY_RUN_DIR points to a folder that is no run', 'the folder was removed while the run went on'],
        next: 'unset ASSAY_RUN_DIR, or start again with: npx assay run',
      },
      { cause },
    );
  }
}

function makeRunDir(runDir: string): void {
  try {
    makeFolder(join(runDir, 'artifacts'));
  } catch (cause) {
    throw unwritable(runDir, cause);
  }
}

function writeFile(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

function unwritable(where: string, cause: unknown): AssayError {
  return new AssayError(
    'OUTPUT_UNWRITABLE',
    {
      what: 'The output folder cannot be written.',
      where,
      observed: cause instanceof Error ? cause.message : String(cause),
      expected: 'a folder that can be created and written',
      reasons: ['no permission', 'a file stands where the folder should be', 'the disk is full or mounted read-only'],
      next: 'choose another folder with --out DIR',
    },
    { cause },
  );
}
