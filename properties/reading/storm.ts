import { setTimeout as sleep } from 'node:timers/promises';
import { serialise } from '../../core/generate/serialise.ts';
import type { Reading } from './gather.ts';
import type { Storm } from './types.ts';

const PAUSE_MS = 150;
const METHODS = ['GET', 'HEAD', 'OPTIONS', 'GET', 'HEAD', 'GET'] as const;

/** Reads, rests, reads, sends many safe requests, reads, rests, reads. */
export async function gatherStorm(reading: Reading): Promise<Storm | undefined> {
  const { session, operation, resource, item, get } = reading;
  const [one] = session.cases.minimal(operation, session.reach.bindTo(operation, resource, item));
  if (!one) return undefined;
  const wire = serialise(operation, one.values, operation.server ?? session.facts.baseUrl);
  const before = await get();
  await sleep(PAUSE_MS);
  const afterPause = await get();
  let lastSafe = '';
  for (const method of METHODS) {
    // Only GET is the described operation.
    const own = method === 'GET' ? { operation: operation.id } : {};
    lastSafe = (await session.traffic.send({ ...wire, ...own, method, purpose: 'read-back' })).id;
  }
  const afterStorm = await get();
  await sleep(PAUSE_MS);
  return { before, afterPause, afterStorm, afterRest: await get(), sent: METHODS, lastSafe };
}
