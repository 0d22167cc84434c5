import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'filter-ignored',
  oracle: 'filter-soundness',
  part: 'properties',
  title: 'A filter is ignored',
  description: 'GET /v1/partners takes filter[kind] and gives partners of both kinds.',
  apply(seams) {
    const clean = seams.conditions;
    seams.conditions = (call, filter) => {
      if (call.operation.id !== 'listPartners') return clean(call, filter);
      const { kind: _ignored, ...others } = filter;
      return clean(call, others);
    };
  },
};
