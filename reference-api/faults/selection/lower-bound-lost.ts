import { changeClauses } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'lower-bound-lost',
  oracle: 'filter-ranges',
  part: 'properties',
  title: 'With two bounds the lower one is lost',
  description: 'GET /v1/stock/movements with both bounds of the quantity uses the upper one.',
  apply(seams) {
    changeClauses(seams, 'listMovements', (clauses) =>
      clauses.length > 1 ? clauses.filter(({ operator }) => operator === '<=') : clauses,
    );
  },
};
