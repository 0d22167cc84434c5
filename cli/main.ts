import { Command, CommanderError } from 'commander';
import { AssayError, formatError } from '../core/errors/assay-error.ts';
import packageJson from '../package.json' with { type: 'json' };
import { addCleanup } from './commands/cleanup.ts';
import { addDemo } from './commands/demo.ts';
import { addDiff } from './commands/diff.ts';
import { addDoctor } from './commands/doctor.ts';
import { addFaults } from './commands/faults.ts';
import { addInit } from './commands/init.ts';
import { addLint } from './commands/lint.ts';
import { addMerge } from './commands/merge.ts';
import { addPlan } from './commands/plan.ts';
import { addReport } from './commands/report.ts';
import { addRun } from './commands/run.ts';
import { addTypes } from './commands/types.ts';
import { diskError } from './disk-error.ts';
import { wasInterrupted } from './run/interruption.ts';
import { usageError } from './usage-error.ts';

/** What a command hands back: the documented exit code. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

const AFTER_ALL = `
Examples:
  assay demo --quick                            see it work on an API that comes with it
  assay run --url http://localhost:3000         test your own API; the description is looked for there
  assay plan --spec openapi.yaml                what would run, and why not the rest; sends nothing
  assay report reports/out/latest               make the report of a run again

Exit codes: 0 GO or CONDITIONAL, 1 NO-GO, 2 INCONCLUSIVE, 3 error of assay or its configuration, 4 a tool is missing.`;

/** Parses the command line and runs one command. Returns its exit code; never throws. */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const finish = (code: ExitCode): void => {
    exitCode = code;
  };
  const program = new Command('assay')
    .description('Point it at a deployed HTTP API and learn, with evidence, whether it can be released.')
    .version(packageJson.version)
    .configureOutput({ outputError: () => undefined })
    .configureHelp({ showGlobalOptions: false })
    .exitOverride()
    .addHelpText('after', AFTER_ALL)
    .commandsGroup('Test:');
  for (const add of [addRun, addDemo]) add(program, finish);
  program.commandsGroup('Look first:');
  for (const add of [addInit, addPlan, addLint, addDiff, addTypes, addDoctor]) add(program, finish);
  program.commandsGroup('Afterwards:');
  for (const add of [addReport, addMerge, addCleanup]) add(program, finish);
  program.commandsGroup('Of assay itself:');
  addFaults(program, finish);
  if (argv.length <= 2) {
    program.outputHelp();
    return 3;
  }
  try {
    await program.parseAsync([...argv]);
    return exitCode;
  } catch (error) {
    const code = tell(error);
    // What was abandoned by Ctrl-C may still wait for an answer; nobody wants to wait with it.
    if (wasInterrupted()) process.exit(code);
    return code;
  }
}

function tell(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const usage = usageError(error);
    console.error(formatError(usage));
    return usage.exitCode;
  }
  if (error instanceof AssayError) {
    console.error(formatError(error));
    return error.exitCode;
  }
  const disk = diskError(error);
  if (disk !== undefined) return tell(disk);
  const internal = new AssayError('INTERNAL', {
    what: 'assay itself failed. This is a defect of assay, not of the target.',
    observed: error instanceof Error ? error.message : String(error),
    expected: 'a verdict, or an error that says what to do',
    reasons: ['a case that nobody thought of'],
    next: 'run again with ASSAY_DEBUG=1 for the stack, and report it',
  });
  console.error(formatError(internal));
  if (process.env.ASSAY_DEBUG && error instanceof Error) console.error(error.stack);
  return internal.exitCode;
}
