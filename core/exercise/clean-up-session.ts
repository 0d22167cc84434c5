import { cleanUp } from '../exchange/cleanup.ts';
import type { CleanupResult } from '../exchange/types.ts';
import type { Session } from './session.ts';

/** Milliseconds for deleting everything this run created. */
const LIMIT_MS = 120_000;

/** Deletes what the ledger lists, newest first, and nothing else. */
export function cleanUpSession(session: Session): Promise<CleanupResult> {
  return cleanUp(session.ledger, session.client, { limitMs: LIMIT_MS });
}
