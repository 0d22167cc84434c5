import type { Fault } from '../fault.ts';
import { onReplay } from './change-keys.ts';

export const fault: Fault = {
  id: 'replay-counted-again',
  oracle: 'idempotency-side-effects',
  part: 'properties',
  title: 'A replay is added to the paid amount again',
  description:
    'The repeat of POST /v1/payments gets the stored answer and raises the paid amount of the order once more.',
  apply(seams) {
    onReplay(seams, 'createPayment', (db, { order_id, amount }) =>
      db.query('UPDATE orders SET paid_amount = paid_amount + $2 WHERE id = $1', [order_id, amount]),
    );
  },
};
