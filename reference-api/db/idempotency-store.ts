import { randomUUID } from 'node:crypto';
import type { Reply } from '../http/call.ts';
import { Problem } from '../http/problem.ts';
import type { Queryable } from './pool.ts';

export interface KeyIdentity {
  readonly tenant: string;
  readonly subject: string;
  readonly operation: string;
  readonly key: string;
}

export type Begun =
  | { readonly state: 'fresh'; readonly attempt: string }
  | { readonly state: 'running' }
  | { readonly state: 'mismatch' }
  | { readonly state: 'stored'; readonly reply: Reply };

const MINE = 'tenant = $1 AND subject = $2 AND operation = $3 AND key = $4';
export const identityValues = (key: KeyIdentity): string[] => [key.tenant, key.subject, key.operation, key.key];

/**
 * Claims a key by one INSERT, which the primary key decides. A row older than a day is forgotten, one that has been
 * running for a minute belongs to a process that died; both are taken over.
 */
export async function beginIdempotent(db: Queryable, key: KeyIdentity, hash: string): Promise<Begun> {
  const attempt = randomUUID();
  for (;;) {
    const claimed = await db.query(
      `INSERT INTO idempotency_keys (tenant, subject, operation, key, request_hash, attempt, state)
       VALUES ($1, $2, $3, $4, $5, $6, 'running')
       ON CONFLICT (tenant, subject, operation, key) DO UPDATE
       SET request_hash = EXCLUDED.request_hash, attempt = EXCLUDED.attempt, state = 'running', reply = NULL,
           created_at = now()
       WHERE idempotency_keys.created_at < now() - interval '24 hours'
          OR (idempotency_keys.state = 'running' AND idempotency_keys.created_at < now() - interval '60 seconds')
       RETURNING attempt`,
      [...identityValues(key), hash, attempt],
    );
    if (claimed.rows.length > 0) return { state: 'fresh', attempt };
    const found = await db.query(
      `SELECT request_hash, state, reply FROM idempotency_keys WHERE ${MINE}`,
      identityValues(key),
    );
    const row = found.rows[0];
    // Freed between the two statements: try again to claim it.
    if (row === undefined) continue;
    if (row.request_hash !== hash) return { state: 'mismatch' };
    return row.state === 'running' ? { state: 'running' } : { state: 'stored', reply: row.reply as Reply };
  }
}

/** Stores the answer in the transaction of the effect, so that both happen or neither. */
export async function completeIdempotent(
  tx: Queryable,
  key: KeyIdentity,
  attempt: string,
  reply: Reply,
): Promise<void> {
  const done = await tx.query(`UPDATE idempotency_keys SET state = 'done', reply = $6 WHERE ${MINE} AND attempt = $5`, [
    ...identityValues(key),
    attempt,
    JSON.stringify(reply),
  ]);
  if (done.rowCount === 1) return;
  throw new Problem(409, 'idempotency_in_flight', 'Another request took the Idempotency-Key over.');
}

/** Frees the key of a request that had no effect. */
export async function abandonIdempotent(db: Queryable, key: KeyIdentity, attempt: string): Promise<void> {
  await db.query(`DELETE FROM idempotency_keys WHERE ${MINE} AND attempt = $5 AND state = 'running'`, [
    ...identityValues(key),
    attempt,
  ]);
}

/** The stored answer, marked as such. */
export function replay(reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, 'Idempotency-Replayed': 'true' } };
}
