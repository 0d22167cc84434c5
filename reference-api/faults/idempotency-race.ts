import { randomUUID } from 'node:crypto';
import { identityValues } from '../db/idempotency-store.ts';
import type { Reply } from '../http/call.ts';
import { BETWEEN_MS, pause } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'idempotency-race',
  oracle: 'idempotency-race',
  part: 'scenarios',
  title: 'Requests with one key that come at once all take effect',
  description:
    'The Idempotency-Key is looked up before and stored after the work; repeats one after the other are right.',
  apply(seams) {
    seams.beginIdempotent = async (db, key, hash) => {
      const found = await db.query(
        `SELECT request_hash, reply FROM idempotency_keys
         WHERE tenant = $1 AND subject = $2 AND operation = $3 AND key = $4`,
        identityValues(key),
      );
      const row = found.rows[0];
      await pause(BETWEEN_MS);
      // The hash travels as the attempt, as nothing is written yet.
      if (row === undefined) return { state: 'fresh', attempt: `${randomUUID()}/${hash}` };
      return row.request_hash === hash ? { state: 'stored', reply: row.reply as Reply } : { state: 'mismatch' };
    };
    seams.completeIdempotent = async (tx, key, attempt, reply) => {
      const [id, hash] = attempt.split('/');
      await tx.query(
        `INSERT INTO idempotency_keys (tenant, subject, operation, key, attempt, request_hash, state, reply)
         VALUES ($1, $2, $3, $4, $5, $6, 'done', $7) ON CONFLICT DO NOTHING`,
        [...identityValues(key), id, hash, JSON.stringify(reply)],
      );
    };
    seams.abandonIdempotent = async () => undefined;
  },
};
