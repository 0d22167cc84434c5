import { BETWEEN_MS, pause } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'coupon-patch-overwrites',
  oracle: 'lost-update-plain',
  part: 'scenarios',
  title: 'Changes of other fields of a coupon are lost',
  description:
    'PATCH /v1/coupons/{coupon_id} reads the coupon, merges the change in memory and writes every field back a moment later.',
  apply(seams) {
    const clean = seams.conditionalUpdate;
    seams.conditionalUpdate = async (tx, resource, change) => {
      if (resource.table !== 'coupons') return clean(tx, resource, change);
      const columns = Object.keys(resource.defaults);
      const found = await tx.query(`SELECT ${columns.join(', ')} FROM coupons WHERE id = $1 AND tenant = $2`, [
        change.id,
        change.tenant,
      ]);
      await pause(BETWEEN_MS);
      return clean(tx, resource, { ...change, values: { ...found.rows[0], ...change.values } });
    };
  },
};
