import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll } from 'vitest';
import type { RunRecord } from '../../core/record/types.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
const CLI = join(ROOT, 'cli/assay.mjs');

export interface Told {
  /** Exit code; null when a signal ended it. */
  readonly code: number | null;
  /** Standard output and standard error as they came. */
  readonly text: string;
  /** Lines of `text` with ports, times and temporary folders replaced. */
  readonly lines: readonly string[];
}

export interface AssayOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Sees each line and may send signals. */
  readonly onLine?: (line: string, child: ChildProcess) => void;
  /** In a process group of its own, so that a signal can reach the whole group. */
  readonly detached?: boolean;
}

/** Time for a test that runs the command line, on a busy machine. */
export const PATIENCE = { timeout: 120_000 };

const folders: string[] = [];
afterAll(() => {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

/** A temporary folder, removed after the tests of the file. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'assay-cli-'));
  folders.push(path);
  return path;
}

/** Ports, run ids, times and folders vary from run to run. */
export function plain(text: string): string {
  return text
    .replaceAll(/\d{8}-\d{6}-\w{4}(?:-\d+)?/g, 'RUN')
    .replaceAll(/[^\s'"(]*assay-cli-\w+/g, 'TMP')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
    .replaceAll(/port \d+/g, 'port PORT');
}

/** Runs the command line as a child process, without this process's ASSAY_ variables and colours. */
export async function assay(args: readonly string[], options: AssayOptions = {}): Promise<Told> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(ASSAY_|FORCE_COLOR|VITEST|NODE_OPTIONS)/.test(name),
  );
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: options.cwd ?? tmpdir(),
    env: { ...Object.fromEntries(inherited), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: options.detached ?? false,
  });
  let text = '';
  let rest = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      for (const line of parts) options.onLine?.(line, child);
    });
  }
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, text, lines: plain(text).split('\n') };
}

const schema: object = JSON.parse(readFileSync(join(ROOT, 'docs/run.schema.json'), 'utf8'));
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

export interface Run {
  readonly dir: string;
  readonly record: RunRecord;
  readonly html: string;
}

/** The one run below a folder; fails the test when its record is not as documented or its report is missing. */
export function runOf(out: string): Run {
  const [name, ...others] = readdirSync(out).filter((entry) => /^\d{8}-/.test(entry));
  if (name === undefined || others.length > 0)
    throw new Error(`expected one run in ${out}: ${readdirSync(out).join(', ')}`);
  const dir = join(out, name);
  const record: RunRecord = JSON.parse(readFileSync(join(dir, 'run.json'), 'utf8'));
  if (!validate(record)) throw new Error(`run.json is not as documented: ${JSON.stringify(validate.errors)}`);
  const html = readFileSync(join(dir, 'report.html'), 'utf8');
  if (!html.includes('</html>')) throw new Error('report.html is not whole');
  return { dir, record, html };
}

/** Every line that looks like part of a stack trace. */
export function stackLines(text: string): string[] {
  return text.split('\n').filter((line) => /^\s+at .+[:(]/.test(line));
}
