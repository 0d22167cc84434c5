import { changeClauses } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'upper-bound-exclusive',
  oracle: 'filter-ranges',
  part: 'properties',
  title: 'An upper bound leaves out what is at it',
  description: 'GET /v1/partners gives partners below max_credit_limit and not those at it.',
  apply(seams) {
    changeClauses(seams, 'listPartners', (clauses) =>
      clauses.map((clause) => (clause.operator === '<=' ? { ...clause, operator: '<' } : clause)),
    );
  },
};
