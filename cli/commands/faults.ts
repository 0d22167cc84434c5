import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { AssayError } from '../../core/errors/assay-error.ts';
import type { Fault } from '../../reference-api/faults/fault.ts';
import { FAULTS as registry } from '../../reference-api/faults/index.ts';
import { startDatabase } from '../demo/reference-target.ts';
import { benchmarkFaults, chooseFaults } from '../faults/choose.ts';
import { matrixPage, trialLine } from '../faults/matrix.ts';
import { isRight, type Trial, tryFault } from '../faults/try-fault.ts';
import type { ExitCode } from '../main.ts';

interface FaultFlags {
  readonly only: string[];
  readonly set?: string;
  readonly sample?: string;
  readonly salt: string;
  readonly clean: string;
  readonly depth?: string;
  readonly write?: boolean;
  readonly list?: boolean;
  readonly out: string;
}

export function addFaults(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('faults')
    .description('the detection matrix: each fault of the reference API against the oracle that must find it')
    .option('--only <fault>', 'only this fault, repeatable', (id: string, all: string[]) => [...all, id], [])
    .option('--set <name>', 'a set of faults: p1 (the ten types of the rest-faults benchmark)')
    .option('--sample <count>', 'a part of the faults, chosen by the salt')
    .option('--salt <text>', 'what the sample depends on, such as a commit', '')
    .option('--clean <count>', 'runs of the clean twin with different seeds', '10')
    .option('--depth <depth>', 'quick, default or deep')
    .option('--write', 'write the result to docs/detection.md')
    .option('--list', 'only list the faults')
    .option('--out <dir>', 'folder of run folders', join('reports', 'out', 'faults'))
    .action(async (flags: FaultFlags) => {
      finish(flags.list ? list() : await matrix(flags));
    });
}

const all = Object.values(registry);

function list(): ExitCode {
  for (const fault of all)
    console.log(
      `${fault.id.padEnd(30)} ${fault.part.padEnd(11)} ${fault.oracle.padEnd(24)} ${fault.title}${fault.benchmark ? ` (${fault.benchmark})` : ''}`,
    );
  return 0;
}

async function matrix(flags: FaultFlags): Promise<ExitCode> {
  const named = flags.only.map((id) => all.find((fault) => fault.id === id) ?? unknownFault(id));
  const chosen =
    named.length > 0 || flags.set !== undefined
      ? [...named, ...faultSet(flags.set)]
      : chooseFaults(all, flags.sample === undefined ? undefined : Number(flags.sample), flags.salt);
  const database = await startDatabase();
  const settings = { out: flags.out, ...(flags.depth !== undefined && { depth: flags.depth }) };
  const trials: Trial[] = [];
  const tell = (trial: Trial): void => {
    trials.push(trial);
    console.log(`[${trials.length}/${chosen.length + Number(flags.clean)}] ${trialLine(trial)}`);
    for (const finding of trial.strangers) {
      console.log(
        `        ${finding.oracle} at ${finding.operation ? `${finding.operation.method} ${finding.operation.path}` : 'the target'}: ${finding.observed}`,
      );
    }
  };
  try {
    for (const [index, fault] of chosen.entries()) tell(await tryFault(database.url, fault, 1000 + index, settings));
    for (let run = 0; run < Number(flags.clean); run++)
      tell(await tryFault(database.url, null, 5000 + run * 7919, settings));
  } finally {
    await database.stop();
  }
  const right = trials.filter(isRight).length;
  if (flags.write)
    writeFileSync(
      join('docs', 'detection.md'),
      matrixPage(trials, 'assay faults', new Date().toISOString().slice(0, 10)),
    );
  console.log(`\n${right} of ${trials.length} trials right`);
  return right === trials.length ? 0 : 1;
}

/** The faults of a benchmark in its order; the first of each type. Throws CONFIG_INVALID for an unknown set. */
function faultSet(name: string | undefined): Fault[] {
  if (name === undefined) return [];
  if (name.toLowerCase() !== 'p1') {
    throw new AssayError('CONFIG_INVALID', {
      what: 'There is no set of faults of this name.',
      where: '--set',
      observed: name,
      expected: 'p1',
      next: 'npx assay faults --list',
    });
  }
  return benchmarkFaults(all);
}

function unknownFault(id: string): never {
  throw new AssayError('CONFIG_INVALID', {
    what: 'There is no fault of this name.',
    where: '--only',
    observed: id,
    expected: all.map((fault) => fault.id).join(', '),
    next: 'npx assay faults --list',
  });
}
