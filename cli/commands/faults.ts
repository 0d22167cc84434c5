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
  readonly part: string[];
  readonly parts?: string;
  readonly jobs: string;
  readonly out: string;
}

export function addFaults(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('faults')
    .description('the detection matrix: each fault of the reference API against the oracle that must find it')
    .option('--only <fault>', 'only this fault, repeatable', (id: string, all: string[]) => [...all, id], [])
    .option('--set <name>', 'a set of faults: p1 (the ten types of the rest-faults benchmark)')
    .option(
      '--part <part>',
      'only faults of this part, repeatable',
      (part: string, all: string[]) => [...all, part],
      [],
    )
    .option('--parts <list>', 'the parts each trial runs (default: contracts,properties,scenarios)')
    .option('--jobs <count>', 'trials at a time, each with a database of its own', '1')
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
  const ofParts = all.filter((fault) => flags.part.length === 0 || flags.part.includes(fault.part));
  const chosen =
    named.length > 0 || flags.set !== undefined
      ? [...named, ...faultSet(flags.set)]
      : chooseFaults(ofParts, flags.sample === undefined ? undefined : Number(flags.sample), flags.salt);
  const settings = {
    out: flags.out,
    ...(flags.depth !== undefined && { depth: flags.depth }),
    ...(flags.parts !== undefined && { only: flags.parts }),
  };
  const wanted: Wanted[] = [
    ...chosen.map((fault, index) => ({ fault, seed: 1000 + index })),
    ...Array.from({ length: Number(flags.clean) }, (_, run) => ({ fault: null, seed: 5000 + run * 7919 })),
  ];
  const trials = await tryAll(wanted, settings, Number(flags.jobs));
  const right = trials.filter(isRight).length;
  const command = ['assay faults', ...(flags.parts === undefined ? [] : [`--parts ${flags.parts}`])].join(' ');
  if (flags.write)
    writeFileSync(join('docs', 'detection.md'), matrixPage(trials, command, new Date().toISOString().slice(0, 10)));
  console.log(`\n${right} of ${trials.length} trials right`);
  return right === trials.length ? 0 : 1;
}

interface Wanted {
  readonly fault: Fault | null;
  readonly seed: number;
}

/** Runs all trials, several at a time, and tells each as it ends; in the order they were wanted. */
async function tryAll(
  wanted: readonly Wanted[],
  settings: Readonly<Record<string, unknown>>,
  jobs: number,
): Promise<Trial[]> {
  const trials = new Map<Wanted, Trial>();
  const open = [...wanted];
  const work = async (): Promise<void> => {
    const database = await startDatabase();
    try {
      for (let next = open.shift(); next !== undefined; next = open.shift()) {
        const trial = await tryFault(database.url, next.fault, next.seed, settings);
        trials.set(next, trial);
        tell(trial, trials.size, wanted.length);
      }
    } finally {
      await database.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, work));
  return wanted.flatMap((one) => trials.get(one) ?? []);
}

function tell(trial: Trial, number: number, of: number): void {
  console.log(`[${number}/${of}] ${trialLine(trial)}`);
  for (const { oracle, operation, observed } of trial.strangers) {
    console.log(
      `        ${oracle} at ${operation ? `${operation.method} ${operation.path}` : 'the target'}: ${observed}`,
    );
  }
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
