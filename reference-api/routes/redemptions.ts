import { randomUUID } from 'node:crypto';
import { recordAudit } from '../db/audit.ts';
import { emitEvent, eraseEvents } from '../db/outbox.ts';
import { readRecord } from '../db/records.ts';
import { COUPONS, REDEMPTIONS } from '../db/resource.ts';
import type { Call, Handlers } from '../http/call.ts';
import { pageList } from '../http/lists.ts';
import { conflict, notFound } from '../http/problem.ts';
import { createdReply, goneReply, itemReply } from '../http/reply.ts';
import { pathId } from './crud.ts';

const readCoupon = (call: Call) =>
  readRecord(call.services.pool, COUPONS, call.caller.tenant, pathId(call, 'coupon_id'));

export const redemptions: Handlers = {
  listRedemptions: async (call) => {
    const coupon = await readCoupon(call);
    return pageList(call, REDEMPTIONS, { tenant: call.caller.tenant, coupon_id: coupon.id });
  },
  getRedemption: async (call) => {
    const found = await readRecord(call.services.pool, REDEMPTIONS, call.caller.tenant, pathId(call, 'redemption_id'));
    if (found.coupon_id !== pathId(call, 'coupon_id')) throw notFound('redemption');
    return itemReply(call, found);
  },
  createRedemption: (call) =>
    call.transaction(async (tx) => {
      const { tenant } = call.caller;
      const couponId = pathId(call, 'coupon_id');
      const used = await tx.query(
        `UPDATE coupons SET uses = uses + 1, version = version + 1, updated_at = clock_timestamp()
         WHERE id = $1 AND tenant = $2 AND active AND uses < max_uses`,
        [couponId, tenant],
      );
      if (used.rowCount === 0) {
        const coupon = await readRecord(tx, COUPONS, tenant, couponId);
        throw coupon.active === true
          ? conflict('coupon_exhausted', 'The coupon was redeemed as often as it can be.')
          : conflict('coupon_inactive', 'The coupon is switched off.');
      }
      const made = await tx.query(
        `INSERT INTO redemptions (id, tenant, coupon_id, reference) VALUES ($1, $2, $3, $4)
         RETURNING ${REDEMPTIONS.columns.join(', ')}`,
        [randomUUID(), tenant, couponId, call.body.reference],
      );
      const redemption = made.rows[0] ?? {};
      const subjectId = String(redemption.id);
      const payload = { coupon_id: couponId };
      await emitEvent(tx, { tenant, type: 'coupon.redeemed', subjectId, related: [couponId], payload });
      return createdReply(call, redemption);
    }),
  deleteRedemption: (call) =>
    call.transaction(async (tx) => {
      const id = pathId(call, 'redemption_id');
      const couponId = pathId(call, 'coupon_id');
      await tx.query('SELECT 1 FROM coupons WHERE id = $1 AND tenant = $2 FOR UPDATE', [couponId, call.caller.tenant]);
      const gone = await tx.query('DELETE FROM redemptions WHERE id = $1 AND coupon_id = $2 AND tenant = $3', [
        id,
        couponId,
        call.caller.tenant,
      ]);
      if (gone.rowCount === 0) throw notFound('redemption');
      await tx.query(
        'UPDATE coupons SET uses = uses - 1, version = version + 1, updated_at = clock_timestamp() WHERE id = $1',
        [couponId],
      );
      await eraseEvents(tx, id);
      await recordAudit(tx, call.caller, 'redemption.deleted', id);
      return goneReply;
    }),
};
