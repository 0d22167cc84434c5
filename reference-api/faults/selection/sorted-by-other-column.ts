import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'sorted-by-other-column',
  oracle: 'sort-order',
  part: 'properties',
  title: 'A sort goes by another column',
  description: 'GET /v1/stock/movements sorts by id when quantity is asked for.',
  apply(seams) {
    const clean = seams.orderBy;
    seams.orderBy = (resource, sort, order) =>
      clean(resource, resource.table === 'movements' && sort === 'quantity' ? 'id' : sort, order);
  },
};
