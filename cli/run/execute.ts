import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { configFlags, resolveConfig, toEnvironment } from '../../core/config/index.ts';
import type { ResolvedConfig } from '../../core/config/types.ts';
import { AssayError } from '../../core/errors/assay-error.ts';
import { type PreparedRun, prepareRun } from '../../core/exercise/prepare.ts';
import { pointLatest } from '../../core/record/index.ts';
import type { RunRecord } from '../../core/record/types.ts';
import { writeReports } from '../../reports/write.ts';
import { recordFailure } from './failed-record.ts';
import { settleRecord } from './settle-record.ts';

export interface ExecuteOptions {
  /** Further variables for the tests. */
  readonly env?: Readonly<Record<string, string>>;
  /** No progress, no output of the tests. */
  readonly silent?: boolean;
}

export interface Executed {
  readonly record: RunRecord;
  readonly runDir: string;
  readonly files: readonly string[];
}

/**
 * One whole run: resolves the configuration, prepares the run's folder, lets Playwright run the parts, cleans up,
 * writes the reports. Throws AssayError; what was recorded before is on disk.
 */
export async function executeRun(
  flags: Readonly<Record<string, unknown>>,
  options: ExecuteOptions = {},
): Promise<Executed> {
  const settings = configFlags(flags);
  const env = { ...process.env, ...options.env };
  const config = await resolveConfig({ flags: settings, env, cwd: process.cwd() });
  const run = await prepare(config);
  const child = {
    ...env,
    ...toEnvironment({ ...settings, seed: config.seed }),
    ASSAY_RUN_DIR: run.runDir,
    ASSAY_STARTED_BY: 'assay',
  };
  const ended = await playTests(child, config.budgetMs, options.silent ?? false);
  const record = await settleRecord(config, run, ended);
  const files = await writeReports(run.runDir, record);
  pointLatest(config.out, run.runDir);
  return { record, runDir: run.runDir, files };
}

async function prepare(config: ResolvedConfig): Promise<PreparedRun> {
  let folder: { runDir: string; runId: string } | undefined;
  try {
    return await prepareRun(config, (runDir, runId) => {
      folder = { runDir, runId };
    });
  } catch (error) {
    if (error instanceof AssayError && folder) await recordFailure(config, folder.runDir, folder.runId, error);
    throw error;
  }
}

/** How the child that ran the tests ended. */
export interface Ended {
  readonly code: number | null;
  readonly interrupted: boolean;
}

function playTests(env: NodeJS.ProcessEnv, budgetMs: number, silent: boolean): Promise<Ended> {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const config = fileURLToPath(new URL('../../playwright.config.ts', import.meta.url));
  const args = [cli, 'test', '--config', config, `--global-timeout=${budgetMs}`];
  const child = spawn(process.execPath, args, { env, stdio: silent ? 'ignore' : ['ignore', 'inherit', 'inherit'] });
  let interrupted = false;
  // A terminal sends Ctrl-C to the child as well; a supervisor that signals only this process does not.
  const forward = (signal: NodeJS.Signals): void => {
    interrupted = true;
    setTimeout(() => child.exitCode ?? child.kill(signal), 500).unref();
  };
  process.on('SIGINT', forward);
  process.on('SIGTERM', forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', forward);
      process.off('SIGTERM', forward);
      const bySignal = signal !== null && constants.signals[signal] !== undefined;
      resolve({ code, interrupted: interrupted || bySignal || code === 130 });
    });
  });
}
