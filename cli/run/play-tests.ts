import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { interruption, wasInterrupted } from './interruption.ts';

export interface PlayOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly budgetMs: number;
  readonly runDir: string;
  readonly silent: boolean;
}

/** How the child that ran the tests ended. */
export interface Ended {
  readonly code: number | null;
  readonly interrupted: boolean;
}

/**
 * Of V8, inherited by the tests' workers: 4 MiB of young space instead of 16, and collecting again when the heap has
 * grown by half instead of several times over. On large descriptions that halves the memory and costs no measurable time.
 */
const MEMORY = ['--max-semi-space-size=4', '--heap-growing-percent=50'];
/** A terminal's Ctrl-C reaches the child by itself; a second one within a second does it no harm. */
const FORWARD_AFTER_MS = 500;

/** Lets Playwright run the parts; its own files go to a folder of this run, so that runs side by side do not meet. */
export function playTests({ env, budgetMs, runDir, silent }: PlayOptions): Promise<Ended> {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const config = fileURLToPath(new URL('../../playwright.config.ts', import.meta.url));
  const watch = new URL('./end-with-parent.mjs', import.meta.url).href;
  const output = join(runDir, 'artifacts', '.playwright');
  const options = ['--config', config, '--output', output, `--global-timeout=${budgetMs}`];
  const args = [...MEMORY, '--import', watch, cli, 'test', ...options];
  // The record says what was found and gives the exit code; tests with findings need not fail for that.
  const settings = { ...env, ASSAY_FINDINGS: env.ASSAY_FINDINGS ?? 'recorded' };
  const child = spawn(process.execPath, args, {
    env: settings,
    stdio: silent ? 'ignore' : ['ignore', 'inherit', 'inherit'],
  });
  const signal = interruption();
  const forward = (): void => {
    setTimeout(() => child.exitCode ?? child.kill('SIGINT'), FORWARD_AFTER_MS).unref();
  };
  if (signal.aborted) forward();
  signal.addEventListener('abort', forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, killed) => {
      signal.removeEventListener('abort', forward);
      rmSync(output, { recursive: true, force: true });
      const bySignal = killed !== null && constants.signals[killed] !== undefined;
      resolve({ code, interrupted: wasInterrupted() || bySignal || code === 130 });
    });
  });
}
