import { changeClauses } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'after-means-before',
  oracle: 'filter-ranges',
  part: 'properties',
  title: 'After and before are mixed up',
  description: 'GET /v1/webhooks takes created_after for created_before.',
  apply(seams) {
    changeClauses(seams, 'listWebhooks', (clauses) =>
      clauses.map((clause) => (clause.operator === '>' ? { ...clause, operator: '<' } : clause)),
    );
  },
};
