import { Command, CommanderError } from 'commander';
import { AssayError, formatError } from '../core/errors/assay-error.ts';
import packageJson from '../package.json' with { type: 'json' };
import { addCleanup } from './commands/cleanup.ts';
import { addDemo } from './commands/demo.ts';
import { addDoctor } from './commands/doctor.ts';
import { addFaults } from './commands/faults.ts';
import { addMerge } from './commands/merge.ts';
import { addPlan } from './commands/plan.ts';
import { addReport } from './commands/report.ts';
import { addRun } from './commands/run.ts';

/** What a command hands back: the documented exit code. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

/** Parses the command line and runs one command. Returns its exit code; never throws. */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const finish = (code: ExitCode): void => {
    exitCode = code;
  };
  const program = new Command('assay')
    .description('Point it at a deployed HTTP API and learn, with evidence, whether it can be released.')
    .version(packageJson.version)
    .showHelpAfterError('(assay --help lists the commands)')
    .exitOverride();
  for (const add of [addRun, addDemo, addPlan, addFaults, addDoctor, addReport, addMerge, addCleanup])
    add(program, finish);
  try {
    await program.parseAsync([...argv]);
    return exitCode;
  } catch (error) {
    return tell(error);
  }
}

function tell(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 3;
  if (error instanceof AssayError) {
    console.error(formatError(error));
    return error.exitCode;
  }
  const internal = new AssayError('INTERNAL', {
    what: 'assay itself failed. This is a defect of assay, not of the target.',
    observed: error instanceof Error ? error.message : String(error),
    next: 'run again with ASSAY_DEBUG=1 for the stack, and report it',
  });
  console.error(formatError(internal));
  if (process.env.ASSAY_DEBUG && error instanceof Error) console.error(error.stack);
  return internal.exitCode;
}
