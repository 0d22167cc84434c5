/**
 * `node bench/plan-specs.ts FOLDER [--one FILE]`: plans every description of a folder (.json, .yaml, .yml, each also
 * .gz, and .tar.gz of a multi-file one) in a process of its own and prints a table. Exit 1 when one crashed, or took
 * more than 3 s (of wall time and of processor time) or 1 GiB; a refusal with a reason is no crash.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePlan } from '../cli/plan/make-plan.ts';
import { printPlan } from '../cli/plan/print-plan.ts';
import { resolveConfig } from '../core/config/index.ts';
import { AssayError } from '../core/errors/assay-error.ts';

const LIMIT_MS = 3_000;
const LIMIT_MIB = 1_024;

interface Row {
  readonly operations: number;
  readonly resources: number;
  readonly judgements: number;
  readonly idle: number;
  readonly lines: number;
  /** Wall time, start of the process included. */
  readonly ms: number;
  /** Processor time, which other programs on the machine do not change. */
  readonly cpuMs: number;
  readonly mib: number;
}

type Answer = Row | { readonly refused: string } | { readonly crashed: string };

async function one(file: string): Promise<Row | { refused: string }> {
  try {
    const config = await resolveConfig({ flags: { url: 'http://127.0.0.1', spec: file }, env: {}, cwd: tmpdir() });
    const plan = await makePlan(config, file);
    const judgements = plan.entries.filter(({ runs }) => runs).length;
    return {
      operations: plan.facts.operations.length,
      resources: plan.facts.model.resources.length,
      judgements,
      idle: plan.entries.length - judgements,
      lines: printPlan(plan, false).split('\n').length,
      ms: performance.now(),
      cpuMs: (process.cpuUsage().user + process.cpuUsage().system) / 1000,
      mib: process.resourceUsage().maxRSS / 1024,
    };
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    return { refused: `${error.code}: ${error.message} ${error.parts.observed ?? ''}` };
  }
}

/** The root of an unpacked multi-file description: the largest file with a version and paths at the top. */
function rootOf(folder: string): string | undefined {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => /\.(json|ya?ml)$/.test(file) && statSync(file).isFile())
    .filter((file) => {
      const text = readFileSync(file, 'utf8');
      return /^\s*["']?(openapi|swagger)["']?\s*:/m.test(text) && /^\s{0,4}["']?paths["']?\s*:/m.test(text);
    })
    .toSorted((a, b) => statSync(b).size - statSync(a).size)[0];
}

function answerOf(file: string): Answer {
  const child = spawnSync(process.execPath, [import.meta.filename, '--one', file], { encoding: 'utf8' });
  if (child.status !== 0) return { crashed: child.stderr.trim().split('\n').slice(0, 8).join(' ') };
  return JSON.parse(child.stdout) as Row | { refused: string };
}

function planned(path: string): Answer {
  if (!path.endsWith('.tar.gz')) return answerOf(path);
  const folder = mkdtempSync(join(tmpdir(), 'plan-specs-'));
  try {
    execFileSync('tar', ['xzf', path, '-C', folder]);
    const root = rootOf(folder);
    return root === undefined ? { crashed: 'no root document in the archive' } : answerOf(root);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function main(folder: string): number {
  const names = readdirSync(folder).filter((name) => /\.(json|ya?ml)(\.gz)?$|\.tar\.gz$/.test(name));
  const heads = ['ops', 'resources', 'judgements', 'not run', 'lines', 'ms', 'cpu ms', 'MiB'];
  const cells = (values: readonly unknown[]): string => values.map((value) => String(value).padStart(11)).join('');
  console.log(`${'file'.padEnd(56)}${cells(heads)}`);
  const answers = names.toSorted().map((name) => {
    const answer = planned(join(folder, name));
    const numbers = 'ms' in answer ? Object.values(answer).map((value: number) => Math.round(value)) : [];
    const text =
      'crashed' in answer ? `CRASHED ${answer.crashed}` : 'refused' in answer ? answer.refused : cells(numbers);
    console.log(`${name.slice(0, 55).padEnd(56)}${'ms' in answer ? text : ` ${text}`}`);
    return { name, answer };
  });
  const rows = answers.flatMap(({ name, answer }) => ('ms' in answer ? [{ name, ...answer }] : []));
  const crashed = answers.filter(({ answer }) => 'crashed' in answer).length;
  const over = rows.filter(({ ms, cpuMs, mib }) => Math.min(ms, cpuMs) > LIMIT_MS || mib > LIMIT_MIB);
  const slowest = rows.toSorted((a, b) => b.ms - a.ms)[0];
  const largest = rows.toSorted((a, b) => b.mib - a.mib)[0];
  const operations = rows.reduce((sum, row) => sum + row.operations, 0);
  console.log(
    `\n${answers.length} documents: ${rows.length} planned with ${operations} operations, ${answers.length - rows.length - crashed} refused, ${crashed} crashed`,
  );
  if (slowest && largest)
    console.log(
      `slowest ${Math.round(slowest.ms)} ms (${slowest.name}), largest ${Math.round(largest.mib)} MiB (${largest.name})`,
    );
  for (const { name } of over) console.log(`over ${LIMIT_MS} ms or ${LIMIT_MIB} MiB: ${name}`);
  return crashed > 0 || over.length > 0 ? 1 : 0;
}

const [first, second] = process.argv.slice(2);
if (first === '--one' && second !== undefined) console.log(JSON.stringify(await one(second)));
else if (first === undefined) {
  console.error('usage: node bench/plan-specs.ts FOLDER');
  process.exitCode = 3;
} else process.exitCode = main(first);
