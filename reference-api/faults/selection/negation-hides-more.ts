import { changeClauses } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'negation-hides-more',
  oracle: 'filter-complement',
  part: 'properties',
  title: 'A negated filter hides more than the value',
  description: 'GET /v1/products with category_ne leaves out products that are not active as well.',
  apply(seams) {
    changeClauses(seams, 'listProducts', (clauses) =>
      clauses.some(({ operator }) => operator === '<>')
        ? [...clauses, { column: 'active', operator: '<>', value: false }]
        : clauses,
    );
  },
};
