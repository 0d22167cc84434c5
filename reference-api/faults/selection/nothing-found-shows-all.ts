import { changeRows } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'nothing-found-shows-all',
  oracle: 'filter-contradiction',
  part: 'properties',
  title: 'A filter that finds nothing shows everything',
  description:
    'GET /v1/coupons drops filter[percent], where it is the only filter, when no coupon has that percentage.',
  apply(seams) {
    changeRows(seams, 'coupons', async (db, request, clean) => {
      const found = await clean(db, request);
      const { percent, ...where } = request.where;
      const alone = percent !== undefined && Object.keys(where).length === 1;
      return alone && found.total === 0 ? clean(db, { ...request, where }) : found;
    });
  },
};
