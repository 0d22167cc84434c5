import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunRecord } from '../../core/record/types.ts';

const CLI = fileURLToPath(new URL('../../cli/assay.mjs', import.meta.url));

export interface PlayedRun {
  readonly exitCode: number | null;
  readonly output: string;
  readonly wallMs: number;
  /** Undefined when the run wrote none. */
  readonly record: RunRecord | undefined;
}

/** Runs `assay run` in a process of its own; `onStart` gets its id. The record is read from `<out>/latest`. */
export async function runAssay(
  args: readonly string[],
  out: string,
  env: Readonly<Record<string, string>> = {},
  onStart: (pid: number) => void = () => undefined,
): Promise<PlayedRun> {
  const started = performance.now();
  const child = spawn(process.execPath, [CLI, 'run', ...args, '--out', out], { env: { ...process.env, ...env } });
  if (child.pid !== undefined) onStart(child.pid);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const wallMs = performance.now() - started;
  return { exitCode, output, wallMs, record: recordOf(out) };
}

function recordOf(out: string): RunRecord | undefined {
  try {
    return JSON.parse(readFileSync(join(out, 'latest', 'run.json'), 'utf8')) as RunRecord;
  } catch {
    return undefined;
  }
}
