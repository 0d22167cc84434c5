import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'empty-page-fails',
  oracle: 'page-number-extremes',
  part: 'properties',
  title: 'An empty page number fails',
  description: 'GET /v1/orders fails with 500 for page= without a number.',
  apply(seams) {
    const clean = seams.complaints;
    seams.complaints = (operation, parameter, value, errors) => {
      if (operation.id === 'listOrders' && parameter === 'page' && value === '') throw new TypeError('page is empty');
      return clean(operation, parameter, value, errors);
    };
  },
};
