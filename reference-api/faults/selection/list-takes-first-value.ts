import { changeClauses } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'list-takes-first-value',
  oracle: 'filter-list-union',
  part: 'properties',
  title: 'Of a list of values the first is used',
  description: 'GET /v1/orders uses the first status[] and overlooks the others.',
  apply(seams) {
    changeClauses(seams, 'listOrders', (clauses) =>
      clauses.map((clause) =>
        clause.operator === 'in' && Array.isArray(clause.value)
          ? { ...clause, value: clause.value.slice(0, 1) }
          : clause,
      ),
    );
  },
};
