import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'filtered-total-of-all',
  oracle: 'filter-total',
  part: 'properties',
  title: 'The total of a filtered list counts everything',
  description: 'GET /v1/coupons states the total of the list without its filter.',
  apply(seams) {
    const clean = seams.total;
    const totals = new Map<string, number>();
    seams.total = (call, counted) => {
      const total = clean(call, counted);
      if (call.operation.id !== 'listCoupons') return total;
      if (Object.keys(call.filter).length > 0) return totals.get(call.caller.tenant) ?? total;
      if (!call.url.searchParams.has('issued_on_from')) totals.set(call.caller.tenant, total);
      return total;
    };
  },
};
