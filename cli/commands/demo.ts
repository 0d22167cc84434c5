import type { Command } from 'commander';
import { AssayError } from '../../core/errors/assay-error.ts';
import { provisionK6 } from '../../load/engines/provision-k6.ts';
import { startDatabase, startTarget } from '../demo/reference-target.ts';
import { differences, rowCounts } from '../demo/row-counts.ts';
import type { ExitCode } from '../main.ts';
import { executeRun } from '../run/execute.ts';
import { interruption } from '../run/interruption.ts';
import { addTargetOptions } from '../run/options.ts';
import { printSummary } from './run.ts';

export function addDemo(program: Command, finish: (code: ExitCode) => void): void {
  const command = program
    .command('demo')
    .description('start the reference API on real PostgreSQL, test it, write the report');
  addTargetOptions(command)
    .option(
      '--fault <id>',
      'switch a fault of the reference API on, repeatable',
      (id: string, all: string[]) => [...all, id],
      [],
    )
    .action(async (flags: Record<string, unknown> & { fault: string[] }) => {
      finish(await demo(flags));
    });
}

async function demo(flags: Record<string, unknown> & { fault: string[] }): Promise<ExitCode> {
  interruption();
  const [database] = await Promise.all([startDatabase(), provideK6(flags)]);
  console.log(`PostgreSQL ${database.version} (${database.how})`);
  try {
    const target = await startTarget(database.url, flags.fault);
    console.log(`reference API at ${target.url}${flags.fault.length > 0 ? ` with ${flags.fault.join(', ')}` : ''}`);
    try {
      const before = await rowCounts(database.url);
      const executed = await executeRun(
        { config: target.config, ...flags, url: target.url, token: target.token },
        { env: target.variables },
      );
      const left = differences(before, await rowCounts(database.url));
      console.log(
        left.length === 0 ? '\ndatabase: every table has as many rows as before' : `\ndatabase: ${left.join('; ')}`,
      );
      printSummary(executed);
      return left.length > 0 && executed.record.exitCode === 0 ? 3 : executed.record.exitCode;
    } finally {
      await target.stop();
    }
  } finally {
    await database.stop();
  }
}

/** The demo measures with real k6 if it can be had: found, downloaded, or built once with Go. */
async function provideK6(flags: Record<string, unknown>): Promise<void> {
  const only = typeof flags.only === 'string' ? flags.only : 'load';
  if (flags.engine === 'autocannon' || flags.load === false || flags.k6Bin !== undefined || !only.includes('load'))
    return;
  try {
    await provisionK6({ onProgress: (line) => console.log(line) });
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    console.log('no k6 could be had: load is measured by autocannon (npx assay doctor says how to get k6)');
  }
}
