/**
 * `node bench/plan-scale.ts [--sizes 100,1000,5000,10000]`: plans synthetic descriptions of growing size, each in a
 * process of its own, and prints milliseconds and memory for each operation, by phase. Exit 1 when an operation costs
 * more than 1.5 times as much in the largest description as in one of 1,000 operations.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checks } from '../contracts/checks/index.ts';
import { probes } from '../contracts/probes/index.ts';
import { surveys } from '../contracts/surveys/index.ts';
import { resolveConfig } from '../core/config/index.ts';
import { CaseMaker } from '../core/exercise/case-maker.ts';
import { operationsOf } from '../core/operations/operations-of.ts';
import { createValidators } from '../core/operations/validation/create-validators.ts';
import { planRun } from '../core/plan/plan.ts';
import { randomFor } from '../core/random/seed.ts';
import { inferResources } from '../core/resources/infer-resources.ts';
import { readDescription } from '../core/spec/read-description.ts';
import { laws } from '../properties/laws/index.ts';
import { races } from '../scenarios/races/index.ts';
import { syntheticDescription } from './support/synthetic-description.ts';

const LIMIT = 1.5;
const SAMPLE = 60;

interface Row {
  readonly operations: number;
  readonly entries: number;
  /** Milliseconds of processor time: reading, operations, resources, plan. */
  readonly phases: Readonly<Record<'read' | 'operations' | 'resources' | 'plan', number>>;
  /** Milliseconds for each operation of a sample, generation of its cases. */
  readonly cases: number;
  readonly peakMiB: number;
}

async function one(size: number): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'plan-scale-'));
  try {
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(syntheticDescription(size)));
    const config = await resolveConfig({
      flags: { url: 'http://127.0.0.1', spec: file, seed: 1 },
      env: {},
      cwd: folder,
    });
    const oracles = [...checks, ...probes, ...surveys, ...laws, ...races];
    let last = process.cpuUsage();
    const lap = (): number => {
      const { user, system } = process.cpuUsage(last);
      last = process.cpuUsage();
      return (user + system) / 1000;
    };
    const description = await readDescription(file);
    const read = lap();
    const { operations } = operationsOf(description);
    const made = lap();
    const model = inferResources(operations, description.document);
    const resources = lap();
    const byId = new Map(operations.map((operation) => [operation.id, operation]));
    const facts = { config, operations, byId, model, description, baseUrl: 'http://127.0.0.1', runToken: 'as0000' };
    const entries = planRun(oracles, facts);
    const plan = lap();
    const validators = createValidators(description);
    const random = randomFor(1, 'nonce');
    const maker = new CaseMaker(facts, random, (schema) => validators.schema(schema, 'request'));
    const step = Math.max(1, Math.floor(operations.length / SAMPLE));
    const sample = operations.filter((_, index) => index % step === 0).slice(0, SAMPLE);
    for (const operation of sample) maker.forOperation(operation, { ok: true, path: {} }, new Map());
    return {
      operations: operations.length,
      entries: entries.length,
      phases: { read, operations: made, resources, plan },
      cases: lap() / sample.length,
      peakMiB: process.resourceUsage().maxRSS / 1024,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function main(sizes: readonly number[]): number {
  const cells = (values: readonly (string | number)[]): string =>
    values.map((value) => String(value).padStart(11)).join('');
  console.log('milliseconds of processor time for each operation');
  console.log(cells(['operations', 'read', 'operations', 'resources', 'plan', 'together', 'cases', 'entries', 'MiB']));
  const together = new Map<number, number>();
  for (const size of sizes) {
    const child = spawnSync(process.execPath, [import.meta.filename, '--one', String(size)], { encoding: 'utf8' });
    if (child.status !== 0) throw new Error(child.stderr);
    const { operations, phases, cases, peakMiB, entries }: Row = JSON.parse(child.stdout);
    const each = Object.values(phases).map((ms) => ms / operations);
    const sum = each.reduce((total, ms) => total + ms, 0);
    together.set(size, sum);
    const shown = [...each, sum, cases].map((ms) => ms.toFixed(3));
    console.log(cells([operations, ...shown, entries, Math.round(peakMiB)]));
  }
  const base = together.get(1000) ?? together.get(sizes[0] ?? 0) ?? 0;
  const ratio = (together.get(sizes.at(-1) ?? 0) ?? 0) / base;
  console.log(
    `an operation costs ${ratio.toFixed(2)} times as much in the largest as in the reference; limit ${LIMIT}`,
  );
  return ratio > LIMIT ? 1 : 0;
}

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '100,1000,5000,10000' }, one: { type: 'string' } },
});
if (values.one !== undefined) console.log(JSON.stringify(await one(Number(values.one))));
else process.exitCode = main(values.sizes.split(',').map(Number));
