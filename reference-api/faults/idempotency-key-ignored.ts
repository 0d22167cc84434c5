import { randomUUID } from 'node:crypto';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'idempotency-key-ignored',
  oracle: 'idempotency-replay',
  also: ['idempotency-race'],
  part: 'properties',
  title: 'The Idempotency-Key is ignored',
  description: 'POST /v1/payments records a second payment for the same key and body.',
  apply(seams) {
    const { beginIdempotent, completeIdempotent } = seams;
    seams.beginIdempotent = async (db, key, hash) =>
      key.operation === 'createPayment' ? { state: 'fresh', attempt: randomUUID() } : beginIdempotent(db, key, hash);
    seams.completeIdempotent = async (tx, key, attempt, reply) => {
      if (key.operation !== 'createPayment') await completeIdempotent(tx, key, attempt, reply);
    };
  },
};
