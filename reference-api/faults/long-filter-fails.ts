import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'long-filter-fails',
  oracle: 'no-server-error',
  part: 'contracts',
  title: 'A long filter answers 500',
  description: 'GET /v1/products with more than 100 characters in filter[name] throws; the description allows 200.',
  apply(seams) {
    const clean = seams.conditions;
    seams.conditions = (call, filter) => {
      if (call.operation.id === 'listProducts' && String(filter.name ?? '').length > 100)
        throw new Error('value too long');
      return clean(call, filter);
    };
  },
};
