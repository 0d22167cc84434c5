import type { Fault } from '../fault.ts';
import { onReplay } from './change-keys.ts';

export const fault: Fault = {
  id: 'replay-announced-again',
  oracle: 'idempotency-side-effects',
  part: 'properties',
  title: 'A replay is announced again',
  description: 'The repeat of POST /v1/payments gets the stored answer and writes the event once more.',
  apply(seams) {
    onReplay(seams, 'createPayment', (db, { id }) =>
      db.query(
        `INSERT INTO outbox (id, tenant, type, subject_id, related, payload)
         SELECT gen_random_uuid(), tenant, type, subject_id, related, payload FROM outbox WHERE subject_id = $1 LIMIT 1`,
        [id],
      ),
    );
  },
};
