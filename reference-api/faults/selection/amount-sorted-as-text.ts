import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'amount-sorted-as-text',
  oracle: 'sort-order',
  part: 'properties',
  title: 'A number is sorted as text',
  description: 'GET /v1/orders sorts total_amount letter by letter.',
  apply(seams) {
    const clean = seams.orderBy;
    seams.orderBy = (resource, sort, order) => {
      const text = clean(resource, sort, order);
      return resource.table === 'orders' ? text.replace(/^total_amount/, 'total_amount::text COLLATE "C"') : text;
    };
  },
};
