/**
 * `node bench/largest-documents.ts FOLDER [--most 3] [--budget 120s] [--keep DIR]`: runs contracts, properties and
 * scenarios against a mock of each of the largest descriptions of a folder (.json, .yaml, each also .gz, and .tar.gz)
 * and prints time and largest memory of each process and of all together. Exit 1 when all together took 1 GiB or more,
 * or a run left no complete record. Linux only.
 */
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { runAssay } from './support/run-assay.ts';
import { type TreeMemory, watchTree } from './support/tree-memory.ts';

const LIMIT_MIB = 1024;
const MOCK = fileURLToPath(new URL('./support/mock-server.ts', import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    most: { type: 'string', default: '3' },
    budget: { type: 'string', default: '120s' },
    keep: { type: 'string' },
  },
});

interface Document {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
}

/** The root of an unpacked multi-file description: the largest file with a version and paths at the top. */
function rootOf(folder: string): string | undefined {
  return filesOf(folder)
    .filter((file) => /\.(json|ya?ml)$/.test(file))
    .filter((file) => {
      const text = readFileSync(file, 'utf8');
      return /^\s*["']?(openapi|swagger)["']?\s*:/m.test(text) && /^\s{0,4}["']?paths["']?\s*:/m.test(text);
    })
    .toSorted((a, b) => statSync(b).size - statSync(a).size)[0];
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());

function documentOf(path: string, scratch: string): Document | undefined {
  const name = basename(path);
  if (name.endsWith('.tar.gz')) {
    const folder = mkdtempSync(join(scratch, 'files-'));
    execFileSync('tar', ['xzf', path, '-C', folder]);
    const root = rootOf(folder);
    const bytes = filesOf(folder).reduce((sum, file) => sum + statSync(file).size, 0);
    return root === undefined ? undefined : { name, file: root, bytes };
  }
  if (!/\.(json|ya?ml)(\.gz)?$/.test(name)) return undefined;
  if (!name.endsWith('.gz')) return { name, file: path, bytes: statSync(path).size };
  const plain = gunzipSync(readFileSync(path));
  const file = join(scratch, name.slice(0, -3));
  writeFileSync(file, plain);
  return { name, file, bytes: plain.length };
}

async function play({ name, file, bytes }: Document, out: string): Promise<boolean> {
  const mock = fork(MOCK, [file], { silent: true });
  try {
    if (mock.stdout === null) throw new Error('the mock has no output');
    const url = String((await once(mock.stdout, 'data'))[0]).trim();
    let watch: { stop(): TreeMemory } | undefined;
    const parts = ['--only', 'contracts,properties,scenarios', '--budget', values.budget, '--seed', '1'];
    const { record, wallMs, output } = await runAssay(['--url', url, '--spec', file, ...parts], out, {}, (pid) => {
      watch = watchTree(pid);
    });
    const memory = watch?.stop() ?? { sumMiB: 0, processes: [] };
    const whole = `${name}: ${(bytes / 1024 / 1024).toFixed(1)} MiB, ${(wallMs / 1000).toFixed(0)} s`;
    if (record === undefined) {
      console.log(`${whole}, no record\n${output.slice(-2000)}`);
      return false;
    }
    const { operations, exchanges } = record.coverage;
    console.log(
      `${whole}, ${operations.exercised} of ${operations.total} operations exercised, ${exchanges} exchanges, ` +
        `${record.findings.length} findings, verdict ${record.verdict}; all together at most ${Math.round(memory.sumMiB)} MiB`,
    );
    for (const one of memory.processes.slice(0, 6)) console.log(`  ${Math.round(one.peakMiB)} MiB  ${one.name}`);
    for (const made of filesOf(join(out, 'latest')).filter((path) => statSync(path).size > 1024 * 1024))
      console.log(`  ${(statSync(made).size / 1024 / 1024).toFixed(1)} MiB  ${basename(made)} on disk`);
    return memory.sumMiB < LIMIT_MIB;
  } finally {
    mock.kill();
  }
}

async function main(folder: string): Promise<number> {
  const scratch = mkdtempSync(join(tmpdir(), 'largest-documents-'));
  try {
    const documents = readdirSync(folder)
      .flatMap((name) => documentOf(join(folder, name), scratch) ?? [])
      .toSorted((a, b) => b.bytes - a.bytes)
      .slice(0, Number(values.most));
    let good = true;
    for (const document of documents) good = (await play(document, values.keep ?? join(scratch, 'out'))) && good;
    return good ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const [folder] = positionals;
if (folder === undefined) {
  console.error('usage: node bench/largest-documents.ts FOLDER [--most 3] [--budget 120s] [--keep DIR]');
  process.exitCode = 3;
} else process.exitCode = await main(folder);
