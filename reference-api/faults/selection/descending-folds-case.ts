import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'descending-folds-case',
  oracle: 'sort-reverse',
  part: 'properties',
  title: 'Descending has another collation',
  description: 'GET /v1/partners sorts names downwards without regard to case.',
  apply(seams) {
    const clean = seams.orderBy;
    seams.orderBy = (resource, sort, order) =>
      resource.table === 'partners' && sort === 'name' && order === 'desc'
        ? 'lower(name) COLLATE "C" DESC, id ASC'
        : clean(resource, sort, order);
  },
};
