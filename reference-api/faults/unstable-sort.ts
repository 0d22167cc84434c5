import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'unstable-sort',
  oracle: 'page-walk-repeat',
  also: ['page-walk-gap', 'page-total'],
  part: 'properties',
  title: 'Ties come in another order every time',
  description: 'GET /v1/orders sorts by the field alone and breaks ties at random.',
  apply(seams) {
    const clean = seams.orderBy;
    seams.orderBy = (resource, sort, order) => {
      const text = clean(resource, sort, order);
      return resource.table === 'orders' ? text.replace(/, id ASC$/, ', random()') : text;
    };
  },
};
