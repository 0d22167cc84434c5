import { changeClauses } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'list-of-two-ignored',
  oracle: 'filter-list-union',
  part: 'properties',
  title: 'A list of several values is ignored',
  description: 'GET /v1/payments drops method_in when it has more than one method.',
  apply(seams) {
    changeClauses(seams, 'listPayments', (clauses) =>
      clauses.filter(({ operator, value }) => operator !== 'in' || !Array.isArray(value) || value.length < 2),
    );
  },
};
