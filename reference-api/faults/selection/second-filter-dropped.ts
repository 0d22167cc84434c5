import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'second-filter-dropped',
  oracle: 'filter-conjunction',
  part: 'properties',
  title: 'Of two filters the second is dropped',
  description: 'GET /v1/stock/movements uses the first filter only.',
  apply(seams) {
    const clean = seams.conditions;
    seams.conditions = (call, filter) => {
      const all = Object.entries(clean(call, filter));
      return Object.fromEntries(call.operation.id === 'listMovements' ? all.slice(0, 1) : all);
    };
  },
};
