import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'filter-lost-with-sort',
  oracle: 'sort-coherent-with-filter',
  part: 'properties',
  title: 'With a sort the filter is lost',
  description: 'GET /v1/products drops filter[category] when it is given a sort.',
  apply(seams) {
    const clean = seams.conditions;
    seams.conditions = (call, filter) => {
      const { category, ...others } = clean(call, filter);
      const lost = call.operation.id === 'listProducts' && call.url.searchParams.has('sort');
      return lost || category === undefined ? others : { ...others, category };
    };
  },
};
