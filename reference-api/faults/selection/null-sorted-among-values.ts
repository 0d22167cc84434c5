import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'null-sorted-among-values',
  oracle: 'sort-nulls',
  part: 'properties',
  title: 'Items without a value stand among the others',
  description: 'GET /v1/products sorts a product without weight as one of 375 grams.',
  apply(seams) {
    const clean = seams.orderBy;
    seams.orderBy = (resource, sort, order) =>
      resource.table === 'products' && sort === 'weight_grams'
        ? clean(resource, 'COALESCE(weight_grams#375)', order).replace('#', ', ')
        : clean(resource, sort, order);
  },
};
