import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'redemption-deleted-below-other-coupon',
  oracle: 'child-of-other-parent',
  part: 'contracts',
  title: 'A redemption can be deleted below any coupon',
  description: 'DELETE /v1/coupons/{coupon_id}/redemptions/{redemption_id} does not look at the coupon of the path.',
  apply(seams) {
    const clean = seams.pathOf;
    seams.pathOf = async (services, operation, path) => {
      if (operation.id !== 'deleteRedemption') return clean(services, operation, path);
      const found = await services.pool.query('SELECT coupon_id FROM redemptions WHERE id::text = $1', [
        path.redemption_id,
      ]);
      return found.rows[0] ? { ...path, coupon_id: String(found.rows[0].coupon_id) } : path;
    };
  },
};
