import { changeClauses } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'search-misses-new',
  oracle: 'filter-search',
  part: 'properties',
  title: 'A search misses what was just made',
  description: 'GET /v1/products with q finds products only when they are a minute old.',
  apply(seams) {
    changeClauses(seams, 'listProducts', (clauses) =>
      clauses.some(({ operator }) => operator === 'words')
        ? [...clauses, { column: 'created_at', operator: '<', value: new Date(Date.now() - 60_000) }]
        : clauses,
    );
  },
};
