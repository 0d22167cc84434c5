import type { Row } from '../db/pool.ts';
import { Problem } from '../http/problem.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'deleted-coupon-patched',
  oracle: 'use-after-delete',
  part: 'properties',
  title: 'A deleted coupon can be changed',
  description: 'PATCH /v1/coupons/{coupon_id} answers from its cache of written coupons when the row is gone.',
  apply(seams) {
    const written = new Map<string, Row>();
    const clean = seams.conditionalUpdate;
    seams.conditionalUpdate = async (tx, resource, change) => {
      if (resource.table !== 'coupons') return clean(tx, resource, change);
      try {
        const row = await clean(tx, resource, change);
        written.set(change.id, row);
        return row;
      } catch (error) {
        const row = written.get(change.id);
        if (!(error instanceof Problem) || error.status !== 404 || row === undefined) throw error;
        await tx.query('ROLLBACK');
        await tx.query('BEGIN');
        return { ...row, ...change.values };
      }
    };
    // Its code may be given again: the row is gone.
    const claim = seams.claimUnique;
    seams.claimUnique = async (tx, resource, tenant, ownerId, value) => {
      const found = await tx.query('SELECT 1 FROM coupons WHERE id = $1', [ownerId]);
      if (resource.table !== 'coupons' || !written.has(ownerId) || found.rows.length > 0)
        await claim(tx, resource, tenant, ownerId, value);
    };
  },
};
