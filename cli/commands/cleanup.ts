import type { Command } from 'commander';
import { configFlags, resolveConfig } from '../../core/config/index.ts';
import { cleanUpSession } from '../../core/exercise/clean-up-session.ts';
import { createMask } from '../../core/exercise/mask.ts';
import { readPreparedRun } from '../../core/exercise/prepare.ts';
import { assemble } from '../../core/exercise/session.ts';
import { foldEvents, openEvents, readEvents, writeRecord } from '../../core/record/index.ts';
import type { ExitCode } from '../main.ts';
import { addTargetOptions } from '../run/options.ts';

export function addCleanup(program: Command, finish: (code: ExitCode) => void): void {
  const command = program
    .command('cleanup')
    .description('delete what a dead run left on the target, from its ledger')
    .argument('<run>', 'run folder');
  addTargetOptions(command).action(async (folder: string, flags: Record<string, unknown>) => {
    const run = readPreparedRun(folder);
    const settings = configFlags(flags);
    const config = await resolveConfig({
      flags: { url: run.baseUrl, ...settings },
      env: process.env,
      cwd: process.cwd(),
    });
    const session = assemble(config, run);
    const cleanup = await cleanUpSession(session);
    const { created, deleted, left } = cleanup;
    await session.close();
    session.ledger.close();
    // The run that died never said what became of the things it created.
    if (!readEvents(folder).some(({ type }) => type === 'cleanup'))
      openEvents(folder).append({ type: 'cleanup', cleanup: createMask(config)(cleanup) });
    const events = readEvents(folder);
    if (events.some(({ type }) => type === 'run')) writeRecord(folder, foldEvents(events));
    console.log(`created ${created}, deleted ${deleted}, left ${left.length}`);
    for (const one of left) console.log(`  ${one.label}: ${one.reason}`);
    finish(left.length === 0 ? 0 : 1);
  });
}
