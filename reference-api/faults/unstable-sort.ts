import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'unstable-sort',
  oracle: 'sort-page-stability',
  part: 'properties',
  title: 'Ties come in another order every time',
  description: 'GET /v1/orders with a sort other than the default sorts by that field alone and breaks ties at random.',
  apply(seams) {
    const clean = seams.orderBy;
    seams.orderBy = (resource, sort, order) => {
      const text = clean(resource, sort, order);
      return resource.table === 'orders' && sort !== 'created_at' ? text.replace(/, id ASC$/, ', random()') : text;
    };
  },
};
