import { randomUUID } from 'node:crypto';
import { recordAudit } from '../db/audit.ts';
import { addLines, type LineInput, lockOrder, readOrder, returnStock } from '../db/orders.ts';
import { emitEvent } from '../db/outbox.ts';
import { deleteRecord } from '../db/records.ts';
import { ORDERS } from '../db/resource.ts';
import type { Handlers } from '../http/call.ts';
import { admittedVersions } from '../http/etag.ts';
import { unknownReference } from '../http/problem.ts';
import { createdReply, goneReply, itemReply } from '../http/reply.ts';
import { listItems, pathId } from './crud.ts';

export const orders: Handlers = {
  listOrders: listItems(ORDERS),
  createOrder: (call) =>
    call.transaction(async (tx) => {
      const { tenant } = call.caller;
      const { partner_id, note, lines } = call.body;
      const partner = await tx.query('SELECT 1 FROM partners WHERE id = $1 AND tenant = $2 FOR KEY SHARE', [
        partner_id,
        tenant,
      ]);
      if (partner.rows.length === 0) throw unknownReference('/partner_id', 'partner');
      const id = randomUUID();
      await tx.query(
        `INSERT INTO orders (id, tenant, number, partner_id, status, note, total_amount)
         VALUES ($1, $2, 'SO-' || lpad(nextval('order_numbers')::text, 6, '0'), $3, 'open', $4, 0)`,
        [id, tenant, partner_id, note ?? null],
      );
      const added = await addLines(
        tx,
        call.services.seams,
        tenant,
        id,
        lines as LineInput[],
        (index) => `/lines/${index}/product_id`,
      );
      const total = added.reduce((sum, line) => sum + Number(line.line_total), 0);
      await tx.query('UPDATE orders SET total_amount = $2 WHERE id = $1', [id, total]);
      const order = await readOrder(tx, tenant, id);
      const payload = { number: order.number, total_amount: total };
      await emitEvent(tx, { tenant, type: 'order.created', subjectId: id, payload });
      return createdReply(call, order);
    }),
  getOrder: async (call) =>
    itemReply(call, await readOrder(call.services.pool, call.caller.tenant, pathId(call, 'order_id'))),
  updateOrder: (call) =>
    call.transaction(async (tx) => {
      const { tenant } = call.caller;
      const id = pathId(call, 'order_id');
      const versions = admittedVersions(call.header('if-match'), id);
      await call.services.seams.conditionalUpdate(tx, ORDERS, { tenant, id, values: call.body, versions });
      return itemReply(call, await readOrder(tx, tenant, id));
    }),
  deleteOrder: (call) =>
    call.transaction(async (tx) => {
      const { tenant } = call.caller;
      const id = pathId(call, 'order_id');
      const { status } = await lockOrder(tx, tenant, id);
      const reserved = status === 'open' || status === 'paid';
      const lines = await tx.query('SELECT product_id, quantity FROM order_lines WHERE order_id = $1', [id]);
      await deleteRecord(tx, ORDERS, tenant, id, admittedVersions(call.header('if-match'), id));
      if (reserved) await returnStock(tx, call.services.seams, tenant, lines.rows);
      await recordAudit(tx, call.caller, 'order.deleted', id);
      return goneReply;
    }),
};
