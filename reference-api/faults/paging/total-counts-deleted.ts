import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'total-counts-deleted',
  oracle: 'page-total',
  also: ['filter-total'],
  part: 'properties',
  title: 'The total counts deleted coupons',
  description: 'GET /v1/coupons counts coupons that were deleted meanwhile.',
  apply(seams) {
    let deleted = 0;
    const { deletes, total } = seams;
    seams.deletes = (call) => {
      if (call.operation.id === 'deleteCoupon') deleted += 1;
      return deletes(call);
    };
    seams.total = (call, counted) => total(call, counted) + (call.operation.id === 'listCoupons' ? deleted : 0);
  },
};
