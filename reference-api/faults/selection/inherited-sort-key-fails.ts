import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'inherited-sort-key-fails',
  oracle: 'sort-unknown-key',
  part: 'properties',
  title: 'A sort key that every object has fails',
  description: 'GET /v1/orders looks sort up in an object: constructor is found there, and fails with 500.',
  apply(seams) {
    const clean = seams.complaints;
    seams.complaints = (operation, parameter, value, errors) => {
      if (operation.id === 'listOrders' && parameter === 'sort' && String(value) in {})
        throw new TypeError('the key is no column');
      return clean(operation, parameter, value, errors);
    };
  },
};
