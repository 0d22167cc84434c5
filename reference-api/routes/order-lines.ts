import { recordAudit } from '../db/audit.ts';
import { addLines, type LineInput, lockOrder, readOrder, recomputeOrder, returnStock } from '../db/orders.ts';
import type { Row } from '../db/pool.ts';
import { LINES } from '../db/resource.ts';
import type { Handlers } from '../http/call.ts';
import { pageList } from '../http/lists.ts';
import { conflict, notFound } from '../http/problem.ts';
import { createdReply, goneReply, itemReply } from '../http/reply.ts';
import { pathId } from './crud.ts';

function mustBeOpen(order: Row): void {
  if (order.status !== 'open') throw conflict('order_status', 'Only an open order can change its lines.');
}

export const orderLines: Handlers = {
  listOrderLines: async (call) => {
    const order = await readOrder(call.services.pool, call.caller.tenant, pathId(call, 'order_id'));
    return pageList(call, LINES, { order_id: order.id });
  },
  createOrderLine: (call) =>
    call.transaction(async (tx) => {
      const { tenant } = call.caller;
      const id = pathId(call, 'order_id');
      mustBeOpen(await lockOrder(tx, tenant, id));
      const input = [call.body as unknown as LineInput];
      const [line] = await addLines(tx, call.services.seams, tenant, id, input, () => '/product_id');
      await recomputeOrder(tx, id);
      return createdReply(call, line ?? {});
    }),
  getOrderLine: async (call) => {
    const order = await readOrder(call.services.pool, call.caller.tenant, pathId(call, 'order_id'));
    const line = (order.lines as Row[]).find((one) => one.id === pathId(call, 'line_id'));
    if (line === undefined) throw notFound('order line');
    return itemReply(call, line);
  },
  deleteOrderLine: (call) =>
    call.transaction(async (tx) => {
      const { tenant } = call.caller;
      const id = pathId(call, 'order_id');
      mustBeOpen(await lockOrder(tx, tenant, id));
      const gone = await tx.query('DELETE FROM order_lines WHERE id = $1 AND order_id = $2 RETURNING *', [
        pathId(call, 'line_id'),
        id,
      ]);
      if (gone.rows.length === 0) throw notFound('order line');
      await returnStock(tx, call.services.seams, tenant, gone.rows);
      await recomputeOrder(tx, id);
      await recordAudit(tx, call.caller, 'order_line.deleted', pathId(call, 'line_id'));
      return goneReply;
    }),
};
