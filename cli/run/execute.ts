import { configFlags, resolveConfig, toEnvironment } from '../../core/config/index.ts';
import type { ResolvedConfig } from '../../core/config/types.ts';
import { AssayError } from '../../core/errors/assay-error.ts';
import { type PreparedRun, prepareRun } from '../../core/exercise/prepare.ts';
import { type RunSignIns, signInForRun } from '../../core/exercise/sign-in/sign-in-for-run.ts';
import { pointLatest } from '../../core/record/index.ts';
import type { RunRecord } from '../../core/record/types.ts';
import { writeReports } from '../../reports/write.ts';
import { checkFilters, checkNeeds } from './check-needs.ts';
import { recordFailure } from './failed-record.ts';
import { interruption } from './interruption.ts';
import { playTests } from './play-tests.ts';
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
  const { run, signIns } = await prepare(config);
  const child = {
    ...env,
    ...signIns.env,
    ...toEnvironment({ ...settings, seed: config.seed }),
    ASSAY_RUN_DIR: run.runDir,
    ASSAY_STARTED_BY: 'assay',
  };
  const { runDir } = run;
  const ended = await playTests({ env: child, budgetMs: config.budgetMs, runDir, silent: options.silent ?? false });
  const record = await settleRecord(config, run, ended, signIns);
  await signIns.close();
  const files = await writeReports(run.runDir, record);
  pointLatest(config.out, run.runDir);
  return { record, runDir: run.runDir, files };
}

interface Prepared {
  readonly run: PreparedRun;
  readonly signIns: RunSignIns;
}

async function prepare(config: ResolvedConfig): Promise<Prepared> {
  let folder: { runDir: string; runId: string } | undefined;
  const begin = async (): Promise<Prepared> => {
    const run = await prepareRun(config, (runDir, runId) => {
      folder = { runDir, runId };
    });
    checkFilters(config, run.description);
    return { run, signIns: await signInForRun(config, run) };
  };
  try {
    await checkNeeds(config);
    return await Promise.race([begin(), aborted(interruption())]);
  } catch (error) {
    if (error instanceof AssayError && folder) await recordFailure(config, folder.runDir, folder.runId, error);
    throw error;
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = (): void =>
      reject(
        new AssayError('INTERRUPTED', {
          what: 'The run was interrupted before its first test.',
          observed: 'Ctrl-C or a request to stop',
          expected: 'time to reach the target and to read its description',
          next: 'run again',
        }),
      );
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
