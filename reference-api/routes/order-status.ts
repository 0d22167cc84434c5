import { readOrder, returnStock } from '../db/orders.ts';
import { emitEvent } from '../db/outbox.ts';
import type { Row } from '../db/pool.ts';
import type { Handler, Handlers } from '../http/call.ts';
import { admittedVersions } from '../http/etag.ts';
import { conflict, Problem } from '../http/problem.ts';
import { itemReply } from '../http/reply.ts';
import { pathId } from './crud.ts';

/** One conditional UPDATE decides between transitions that come at once. */
const transition =
  (from: readonly string[], to: string): Handler =>
  (call) =>
    call.transaction(async (tx) => {
      const { tenant } = call.caller;
      const id = pathId(call, 'order_id');
      const versions = admittedVersions(call.header('if-match'), id);
      const moved = await tx.query(
        `UPDATE orders SET status = $3, version = version + 1, updated_at = clock_timestamp()
         WHERE id = $1 AND tenant = $2 AND status = ANY($4) AND ($5::bigint[] IS NULL OR version = ANY($5))`,
        [id, tenant, to, from, versions],
      );
      const order = await readOrder(tx, tenant, id);
      if (moved.rowCount === 0) {
        if (versions !== null && !versions.includes(Number(order.version))) {
          throw new Problem(412, 'precondition_failed', 'If-Match does not name the current version; read it again.');
        }
        throw conflict('order_status', `An order that is ${String(order.status)} cannot become ${to}.`);
      }
      if (to === 'cancelled') await returnStock(tx, call.services.seams, tenant, order.lines as Row[]);
      await emitEvent(tx, { tenant, type: `order.${to}`, subjectId: id, payload: { number: order.number } });
      return itemReply(call, order);
    });

export const orderStatus: Handlers = {
  payOrder: transition(['open'], 'paid'),
  shipOrder: transition(['open', 'paid'], 'shipped'),
  cancelOrder: transition(['open', 'paid'], 'cancelled'),
};
