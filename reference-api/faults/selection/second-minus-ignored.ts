import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'second-minus-ignored',
  oracle: 'sort-multi-key',
  part: 'properties',
  title: 'The minus of the second sort key is ignored',
  description: 'GET /v1/coupons sorts upwards by every field but the first.',
  apply(seams) {
    const clean = seams.orderBy;
    seams.orderBy = (resource, sort, order) =>
      clean(resource, resource.table === 'coupons' ? sort.replaceAll(',-', ',') : sort, order);
  },
};
