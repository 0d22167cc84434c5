/**
 * `node bench/read-specs.ts FOLDER [--one FILE]`: reads every description of a folder (.json, .yaml, .yml, each also
 * .gz, and .tar.gz of a multi-file one) in a process of its own and prints a table. Exit 1 when one crashed; a refusal
 * with a reason is no crash.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { AssayError } from '../core/errors/assay-error.ts';
import { isJson } from '../core/operations/media-type.ts';
import { operationsOf } from '../core/operations/operations-of.ts';
import { createValidators } from '../core/operations/validation/create-validators.ts';
import { readDescription } from '../core/spec/read-description.ts';

interface Row {
  readonly dialect: string;
  readonly operations: number;
  readonly located: number;
  readonly problems: number;
  readonly unchecked: number;
  readonly readMs: number;
  readonly firstMs: number;
  readonly compileMs: number;
  readonly peakMiB: number;
  readonly refused?: string;
}

const SAMPLE = 20;

/** Values that reach a little into each schema, so that lazily compiled components are compiled too. */
const PROBES: readonly unknown[] = [{}, [], [{}], { data: [{}], items: [{}], results: [{}] }, 'text', null];

async function measure(file: string): Promise<Row> {
  const started = performance.now();
  const description = await readDescription(file);
  const readMs = performance.now() - started;
  const { operations } = operationsOf(description);
  const validators = createValidators(description);
  const step = Math.max(1, Math.floor(operations.length / SAMPLE));
  const sample = operations.filter((_, index) => index % step === 0).slice(0, SAMPLE);
  const compiled = performance.now();
  let firstMs = 0;
  for (const operation of sample) {
    for (const { contents } of operation.responses) {
      for (const { schema, type } of contents) {
        if (schema === undefined || !(isJson(type) || type === '*/*')) continue;
        for (const probe of PROBES) validators.schema(schema, 'response')(probe);
        firstMs ||= performance.now() - compiled;
      }
    }
  }
  return {
    dialect: description.openapi,
    operations: operations.length,
    located: operations.filter(({ pointer }) => description.positions[pointer] !== undefined).length,
    problems: description.problems.length,
    unchecked: validators.problems.length,
    readMs,
    firstMs,
    compileMs: performance.now() - compiled,
    peakMiB: process.resourceUsage().maxRSS / 1024,
  };
}

async function one(file: string): Promise<void> {
  try {
    console.log(JSON.stringify(await measure(file)));
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    console.log(JSON.stringify({ refused: `${error.code}: ${error.message} ${error.parts.observed ?? ''}` }));
  }
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
}

/** The root of an unpacked multi-file description: has a version field and `paths` at the top; the largest wins. */
function rootOf(folder: string): string | undefined {
  const roots = files(folder).filter((file) => {
    if (!/\.(json|ya?ml)$/.test(file) || statSync(file).isDirectory()) return false;
    const text = readFileSync(file, 'utf8');
    return /^\s*["']?(openapi|swagger)["']?\s*:/m.test(text) && /^\s{0,4}["']?paths["']?\s*:/m.test(text);
  });
  return roots.toSorted((a, b) => statSync(b).size - statSync(a).size)[0];
}

function rowOf(file: string): Row | string {
  const child = spawnSync(process.execPath, [import.meta.filename, '--one', file], { encoding: 'utf8' });
  if (child.status !== 0) return `crashed: ${child.stderr.trim().split('\n').slice(0, 12).join('\n')}`;
  return JSON.parse(child.stdout) as Row;
}

function main(folder: string): number {
  const unpacked: string[] = [];
  const rows: { name: string; row: Row | string }[] = [];
  const column = (value: unknown, width: number): string => String(value).padStart(width);
  console.log(`${'file'.padEnd(58)} dialect   ops  located  problems  unchecked  read ms  first ms  compile ms  MiB`);
  for (const name of readdirSync(folder).toSorted()) {
    if (!/\.(json|ya?ml)(\.gz)?$|\.tar\.gz$/.test(name)) continue;
    let file: string | undefined = join(folder, name);
    if (name.endsWith('.tar.gz')) {
      const target = mkdtempSync(join(tmpdir(), 'read-specs-'));
      unpacked.push(target);
      execFileSync('tar', ['xzf', file, '-C', target]);
      file = rootOf(target);
    }
    const row = file === undefined ? 'crashed: no root document in the archive' : rowOf(file);
    rows.push({ name, row });
    if (typeof row === 'string' || row.refused !== undefined) {
      console.log(`${name.padEnd(58)} ${typeof row === 'string' ? row : row.refused}`);
      continue;
    }
    const numbers = [row.readMs, row.firstMs, row.compileMs, row.peakMiB].map((value) => Math.round(value));
    console.log(
      `${basename(name).slice(0, 58).padEnd(58)} ${column(row.dialect, 7)} ${column(row.operations, 5)}` +
        ` ${column(row.located, 8)} ${column(row.problems, 9)} ${column(row.unchecked, 10)} ${column(numbers[0], 8)}` +
        ` ${column(numbers[1], 9)} ${column(numbers[2], 11)} ${column(numbers[3], 4)}`,
    );
  }
  for (const target of unpacked) rmSync(target, { recursive: true, force: true });
  return summary(rows);
}

function summary(rows: readonly { name: string; row: Row | string }[]): number {
  const crashed = rows.filter(({ row }) => typeof row === 'string');
  const read = rows.flatMap(({ name, row }) =>
    typeof row === 'string' || row.refused !== undefined ? [] : [{ name, row }],
  );
  const most = (key: 'readMs' | 'firstMs' | 'compileMs' | 'peakMiB'): string => {
    const [top] = read.toSorted((a, b) => b.row[key] - a.row[key]);
    return top === undefined ? '-' : `${Math.round(top.row[key])} (${top.name})`;
  };
  const operations = read.reduce((sum, { row }) => sum + row.operations, 0);
  console.log(
    `\n${rows.length} documents: ${read.length} read with ${operations} operations, ` +
      `${rows.length - read.length - crashed.length} refused, ${crashed.length} crashed`,
  );
  console.log(`slowest read, ms ${most('readMs')}; slowest first validator, ms ${most('firstMs')}`);
  console.log(`slowest compile of ${SAMPLE} operations, ms ${most('compileMs')}; largest peak, MiB ${most('peakMiB')}`);
  return crashed.length > 0 ? 1 : 0;
}

const [first, second] = process.argv.slice(2);
if (first === '--one' && second !== undefined) await one(second);
else if (first === undefined) {
  console.error('usage: node bench/read-specs.ts FOLDER');
  process.exitCode = 3;
} else process.exitCode = main(first);
