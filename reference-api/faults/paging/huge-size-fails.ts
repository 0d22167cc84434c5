import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'huge-size-fails',
  oracle: 'page-size-extremes',
  also: ['no-server-error'],
  part: 'properties',
  title: 'A huge page size fails',
  description: 'GET /v1/products fails with 500 for a page_size beyond the integers of the database.',
  apply(seams) {
    const clean = seams.complaints;
    seams.complaints = (operation, parameter, value, errors) => {
      if (operation.id === 'listProducts' && parameter === 'page_size' && /^[0-9]{16,}$/.test(String(value))) {
        throw new RangeError(`value "${String(value)}" is out of range for type bigint`);
      }
      return clean(operation, parameter, value, errors);
    };
  },
};
