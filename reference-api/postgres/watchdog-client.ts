import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { reasonOf } from './postgres-error.ts';
import type { Holding, HoldingReport } from './watchdog-protocol.ts';

const PROGRAM = fileURLToPath(new URL('./watchdog.ts', import.meta.url));

/**
 * Starts a watchdog that holds `holding` until `release` is called or this process ends, however it ends. Secrets go
 * through its standard input, never through arguments or environment.
 * @throws Error with the watchdog's reason when the holding could not be taken
 */
export async function holdUntilExit(holding: Holding): Promise<{ release(): Promise<void> }> {
  const child = spawn(process.execPath, ['--no-warnings', PROGRAM], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  exited.catch(() => undefined);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  child.stdin.on('error', () => undefined);
  child.stdin.write(`${JSON.stringify(holding)}\n`);
  const lines = createInterface({ input: child.stdout });
  const report = await Promise.race([
    once(lines, 'line').then(([line]) => JSON.parse(String(line)) as HoldingReport),
    exited.then(([code]) => ({ ok: false as const, reason: `the watchdog ended with code ${code}: ${complaint}` })),
  ]);
  const release = async (): Promise<void> => {
    child.stdin.end();
    child.ref();
    const [code] = await exited;
    if (code !== 0) throw new Error(`the database could not be given back: ${complaint.trim() || `code ${code}`}`);
  };
  if (!report.ok) {
    await release().catch((error: unknown) => reasonOf(error));
    throw new Error(report.reason);
  }
  // The pipe must not keep the parent alive, and the parent must not wait for the child at its own end.
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    if ('unref' in stream && typeof stream.unref === 'function') stream.unref();
  }
  let released: Promise<void> | undefined;
  return {
    release() {
      released ??= release();
      return released;
    },
  };
}
