import { randomUUID } from 'node:crypto';
import { recordAudit } from '../db/audit.ts';
import { emitEvent, eraseEvents } from '../db/outbox.ts';
import { MOVEMENTS } from '../db/resource.ts';
import type { Handlers } from '../http/call.ts';
import { offsetList } from '../http/lists.ts';
import { notFound } from '../http/problem.ts';
import { createdReply, goneReply } from '../http/reply.ts';
import { pathId, readItem } from './crud.ts';

const signed = (direction: unknown, quantity: unknown): number => Number(quantity) * (direction === 'in' ? 1 : -1);

export const stock: Handlers = {
  listMovements: (call) => offsetList(call, MOVEMENTS, { tenant: call.caller.tenant }),
  getMovement: readItem(MOVEMENTS, 'movement_id'),
  createMovement: (call) =>
    call.transaction(async (tx) => {
      const { tenant } = call.caller;
      const { product_id, direction, quantity, reason } = call.body;
      await call.services.seams.moveStock(tx, tenant, String(product_id), signed(direction, quantity));
      const made = await tx.query(
        `INSERT INTO movements (id, tenant, product_id, direction, quantity, reason) VALUES ($1, $2, $3, $4, $5, $6)
         RETURNING ${MOVEMENTS.columns.join(', ')}`,
        [randomUUID(), tenant, product_id, direction, quantity, reason ?? null],
      );
      const movement = made.rows[0] ?? {};
      const subjectId = String(movement.id);
      const payload = { product_id, direction, quantity };
      await emitEvent(tx, { tenant, type: 'stock.moved', subjectId, related: [product_id], payload });
      return createdReply(call, movement);
    }),
  deleteMovement: (call) =>
    call.transaction(async (tx) => {
      const { tenant } = call.caller;
      const id = pathId(call, 'movement_id');
      const gone = await tx.query('DELETE FROM movements WHERE id = $1 AND tenant = $2 RETURNING *', [id, tenant]);
      const movement = gone.rows[0];
      if (movement === undefined) throw notFound('movement');
      const { product_id, direction, quantity } = movement;
      await call.services.seams.moveStock(tx, tenant, String(product_id), -signed(direction, quantity));
      await eraseEvents(tx, id);
      await recordAudit(tx, call.caller, 'movement.deleted', id);
      return goneReply;
    }),
  getProductStock: async (call) => {
    const found = await call.services.pool.query(
      `SELECT p.id AS product_id, p.stock,
              (SELECT coalesce(sum(quantity), 0)::bigint FROM movements WHERE product_id = p.id AND direction = 'in') AS moved_in,
              (SELECT coalesce(sum(quantity), 0)::bigint FROM movements WHERE product_id = p.id AND direction = 'out') AS moved_out
       FROM products p WHERE p.id = $1 AND p.tenant = $2`,
      [pathId(call, 'product_id'), call.caller.tenant],
    );
    if (found.rows[0] === undefined) throw notFound('product');
    return { status: 200, data: found.rows[0] };
  },
};
