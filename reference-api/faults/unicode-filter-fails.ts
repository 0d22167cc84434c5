import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'unicode-filter-fails',
  oracle: 'no-server-error',
  part: 'contracts',
  benchmark: 'P1-1',
  title: 'A filter with a letter beyond ASCII answers 500',
  description: 'GET /v1/partners with a filter value beyond ASCII throws.',
  apply(seams) {
    const clean = seams.conditions;
    seams.conditions = (call, filter) => {
      if (call.operation.id === 'listPartners' && /[^ -~]/.test(Object.values(filter).join('')))
        throw new Error('bad collation');
      return clean(call, filter);
    };
  },
};
