import type { ResolvedConfig } from '../../core/config/types.ts';
import { cleanUpSession } from '../../core/exercise/clean-up-session.ts';
import { createMask } from '../../core/exercise/mask.ts';
import type { PreparedRun } from '../../core/exercise/prepare.ts';
import { assemble } from '../../core/exercise/session.ts';
import type { SignedIn } from '../../core/exercise/sign-in/index.ts';
import { foldEvents, openEvents, readEvents, writeRecord } from '../../core/record/index.ts';
import type { RunEvent, RunRecord } from '../../core/record/types.ts';
import { wasInterrupted } from './interruption.ts';
import type { Ended } from './play-tests.ts';

/**
 * The record after the tests: cleans up what an interrupted or crashed run left on the target, says so in the events,
 * and folds them anew.
 */
export async function settleRecord(
  config: ResolvedConfig,
  run: PreparedRun,
  ended: Ended,
  signedIn?: SignedIn,
): Promise<RunRecord> {
  const added: RunEvent[] = [];
  const events = readEvents(run.runDir);
  const mask = createMask(config);
  const session = assemble({ ...config, seed: run.seed }, run, signedIn);
  try {
    const cleaned = events.some((event) => event.type === 'cleanup');
    const open = session.ledger.entries().length;
    if (!cleaned || open > 0) {
      if (open > 0 && wasInterrupted()) console.log(`deleting ${open} things that were created`);
      const cleanup = await cleanUpSession(session);
      if (!cleaned) added.push({ type: 'cleanup', cleanup: mask(cleanup) });
    }
  } finally {
    await session.close();
    session.ledger.close();
  }
  if (!events.some((event) => event.type === 'end')) {
    const durationMs = Date.now() - Date.parse(run.startedAt);
    const error = ended.interrupted
      ? {}
      : { error: `the tests ended without a result (exit code ${ended.code ?? 'none'})` };
    added.push({ type: 'end', durationMs, interrupted: ended.interrupted, ...error });
  }
  const log = openEvents(run.runDir);
  log.append(...added);
  const record = foldEvents([...events, ...added]);
  writeRecord(run.runDir, record);
  return record;
}
