import { createHash } from 'node:crypto';
import type { KeyIdentity } from '../db/idempotency-store.ts';
import type { Call, Reply } from '../http/call.ts';
import { Problem } from '../http/problem.ts';

/** JSON with sorted members, so that the order a client writes them in does not matter. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

/** Identity of the key of a request: caller, operation and key. Undefined when it carries none. */
export function keyOf(call: Call): KeyIdentity | undefined {
  const key = call.operation.takesIdempotencyKey ? call.header('idempotency-key') : undefined;
  if (key === undefined) return undefined;
  return { tenant: call.caller.tenant, subject: call.caller.subject, operation: call.operation.id, key };
}

/**
 * Runs `handle` once for a key. The same request again gets the stored answer, another request with the key 422, one
 * that comes while the first still runs 409. A refused request frees its key.
 */
export async function withIdempotency(
  call: Call,
  key: KeyIdentity | undefined,
  handle: (attempt: string | undefined) => Promise<Reply>,
): Promise<Reply> {
  if (key === undefined) return handle(undefined);
  const { seams, pool } = call.services;
  const hash = createHash('sha256')
    .update(`${call.url.pathname}\n${canonical(call.body)}`)
    .digest('hex');
  const begun = await seams.beginIdempotent(pool, key, hash);
  if (begun.state === 'mismatch') {
    throw new Problem(422, 'idempotency_key_reused', 'The Idempotency-Key was used with another request.');
  }
  if (begun.state === 'running') {
    throw new Problem(409, 'idempotency_in_flight', 'The first request with this Idempotency-Key still runs.');
  }
  if (begun.state === 'stored') return seams.replay(begun.reply);
  try {
    return await handle(begun.attempt);
  } catch (error) {
    await seams.abandonIdempotent(pool, key, begun.attempt);
    throw error;
  }
}
