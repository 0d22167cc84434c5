import { changeRows, rowsThat } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'filter-stale-after-update',
  oracle: 'filter-follows-writes',
  part: 'properties',
  title: 'A filter goes by an old value',
  description:
    'GET /v1/coupons with filter[active] goes for ten seconds by the flag as it was before it was changed alone.',
  apply(seams) {
    const { conditionalUpdate } = seams;
    const old = new Map<unknown, { active: unknown; until: number }>();
    seams.conditionalUpdate = async (tx, resource, change) => {
      if (resource.table === 'coupons' && Object.keys(change.values).length === 1) {
        const before = await tx.query('SELECT active FROM coupons WHERE id = $1', [change.id]);
        old.set(change.id, { active: before.rows[0]?.active, until: Date.now() + 10_000 });
      }
      return conditionalUpdate(tx, resource, change);
    };
    changeRows(seams, 'coupons', (db, request, clean) => {
      const { active, ...where } = request.where;
      if (active === undefined) return clean(db, request);
      return rowsThat(db, { ...request, where }, clean, (row) => {
        const known = old.get(row.id);
        return (known && known.until > Date.now() ? known.active : row.active) === active;
      });
    });
  },
};
