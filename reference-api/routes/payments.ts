import { randomUUID } from 'node:crypto';
import { recordAudit } from '../db/audit.ts';
import { emitEvent, eraseEvents } from '../db/outbox.ts';
import type { Queryable } from '../db/pool.ts';
import { PAYMENTS } from '../db/resource.ts';
import type { Handlers } from '../http/call.ts';
import { conflict, notFound, unknownReference } from '../http/problem.ts';
import { createdReply, goneReply } from '../http/reply.ts';
import { listItems, pathId, readItem } from './crud.ts';

async function addPaid(tx: Queryable, orderId: unknown, amount: number): Promise<void> {
  await tx.query(
    `UPDATE orders SET paid_amount = paid_amount + $2, version = version + 1, updated_at = clock_timestamp() WHERE id = $1`,
    [orderId, amount],
  );
}

export const payments: Handlers = {
  listPayments: listItems(PAYMENTS),
  getPayment: readItem(PAYMENTS, 'payment_id'),
  createPayment: (call) =>
    call.transaction(async (tx) => {
      const { tenant } = call.caller;
      const { order_id, amount, method, reference } = call.body;
      const found = await tx.query('SELECT id, status FROM orders WHERE id = $1 AND tenant = $2 FOR UPDATE', [
        order_id,
        tenant,
      ]);
      if (found.rows[0] === undefined) throw unknownReference('/order_id', 'order');
      if (found.rows[0].status === 'cancelled') throw conflict('order_status', 'The order is cancelled.');
      const made = await tx.query(
        `INSERT INTO payments (id, tenant, order_id, amount, method, reference) VALUES ($1, $2, $3, $4, $5, $6)
         RETURNING ${PAYMENTS.columns.join(', ')}`,
        [randomUUID(), tenant, order_id, amount, method, reference ?? null],
      );
      const payment = made.rows[0] ?? {};
      await addPaid(tx, order_id, Number(amount));
      const subjectId = String(payment.id);
      const payload = { order_id, amount };
      await emitEvent(tx, { tenant, type: 'payment.recorded', subjectId, related: [order_id], payload });
      return createdReply(call, payment);
    }),
  deletePayment: (call) =>
    call.transaction(async (tx) => {
      const id = pathId(call, 'payment_id');
      // The order is locked before the payment, as everywhere else.
      await tx.query(
        'SELECT 1 FROM orders WHERE id = (SELECT order_id FROM payments WHERE id = $1 AND tenant = $2) FOR UPDATE',
        [id, call.caller.tenant],
      );
      const gone = await tx.query('DELETE FROM payments WHERE id = $1 AND tenant = $2 RETURNING order_id, amount', [
        id,
        call.caller.tenant,
      ]);
      const payment = gone.rows[0];
      if (payment === undefined) throw notFound('payment');
      await addPaid(tx, payment.order_id, -Number(payment.amount));
      await eraseEvents(tx, id);
      await recordAudit(tx, call.caller, 'payment.deleted', id);
      return goneReply;
    }),
};
