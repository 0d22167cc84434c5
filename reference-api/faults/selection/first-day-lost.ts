import { changeClauses } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'first-day-lost',
  oracle: 'filter-ranges',
  part: 'properties',
  title: 'A range of days begins a day late',
  description: 'GET /v1/coupons leaves out the coupons issued on the very day of issued_on_from.',
  apply(seams) {
    changeClauses(seams, 'listCoupons', (clauses) =>
      clauses.map((clause) => (clause.operator === '>=' ? { ...clause, operator: '>' } : clause)),
    );
  },
};
