import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'descending-ignored',
  oracle: 'sort-order',
  part: 'properties',
  title: 'Descending order is ignored',
  description: 'GET /v1/products sorts upwards whatever order says.',
  apply(seams) {
    const clean = seams.orderBy;
    seams.orderBy = (resource, sort, order) => clean(resource, sort, resource.table === 'products' ? 'asc' : order);
  },
};
