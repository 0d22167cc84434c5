import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'total-rounded-to-pages',
  oracle: 'page-total',
  also: ['filter-total'],
  part: 'properties',
  title: 'The total is that of full pages',
  description: 'GET /v1/orders states the number of pages times the page size as the total.',
  apply(seams) {
    const clean = seams.total;
    seams.total = (call, counted) => {
      const size = Number(call.query.page_size);
      return call.operation.id === 'listOrders' ? Math.ceil(counted / size) * size : clean(call, counted);
    };
  },
};
