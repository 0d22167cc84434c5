import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'second-sort-key-ignored',
  oracle: 'sort-multi-key',
  part: 'properties',
  title: 'The second sort key is ignored',
  description: 'GET /v1/products sorts by the first of several fields.',
  apply(seams) {
    const clean = seams.orderBy;
    seams.orderBy = (resource, sort, order) =>
      clean(resource, resource.table === 'products' ? (sort.split(',')[0] ?? sort) : sort, order);
  },
};
