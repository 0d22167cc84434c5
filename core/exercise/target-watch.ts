import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssayError } from '../errors/assay-error.ts';
import type { RunEvent, RunWarning } from '../record/types.ts';
import { reachTarget } from './reach-target.ts';
import type { Session } from './session.ts';

const FILE = join('artifacts', 'target-gone');
const PROBE_MS = 3_000;

/** True when requests were sent and none of them got an answer. */
function nothingAnswered(events: readonly RunEvent[]): boolean {
  const rows = events.flatMap((event) => (event.type === 'coverage' ? [event.coverage] : []));
  const sent = rows.reduce((sum, { requests }) => sum + requests, 0);
  // Beside statuses stand kinds of failure ('timeout').
  return sent > 0 && !rows.some(({ statuses }) => Object.keys(statuses).some((status) => /^\d{3}$/.test(status)));
}

async function probe({ config, run }: Session): Promise<AssayError | undefined> {
  try {
    await reachTarget(run.baseUrl, config.headers, Math.min(config.http.timeoutMs, PROBE_MS));
    return undefined;
  } catch (error) {
    if (error instanceof AssayError) return error;
    throw error;
  }
}

/**
 * Whether the target was seen to be gone and still is: then nothing more is sent. Kept in a file, as workers come and
 * go; a target that is back is tested on.
 */
export async function isStillGone(session: Session): Promise<boolean> {
  const path = join(session.runDir, FILE);
  if (!existsSync(path)) return false;
  if ((await probe(session)) !== undefined) return true;
  rmSync(path, { force: true });
  return false;
}

/** After a test without a single answer the target is asked; a warning when it is gone, said once. */
export async function noticeGone(
  session: Session,
  title: string,
  events: readonly RunEvent[],
): Promise<RunWarning | undefined> {
  if (!nothingAnswered(events)) return undefined;
  const error = await probe(session);
  if (error === undefined) return undefined;
  const path = join(session.runDir, FILE);
  const known = existsSync(path);
  writeFileSync(path, '');
  if (known) return undefined;
  const message = `the target stopped answering during the run (noticed at ${title}): ${error.parts.observed ?? ''}`;
  return { code: error.code, message };
}
