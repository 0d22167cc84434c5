import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'filter-incomplete',
  oracle: 'filter-completeness',
  part: 'properties',
  title: 'A filter leaves out items that match',
  description: 'GET /v1/products with filter[category] gives the active products only.',
  apply(seams) {
    const clean = seams.conditions;
    seams.conditions = (call, filter) => {
      const hides = call.operation.id === 'listProducts' && filter.category !== undefined;
      return clean(call, hides ? { active: true, ...filter } : filter);
    };
  },
};
