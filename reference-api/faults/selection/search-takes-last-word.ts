import { changeClauses } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'search-takes-last-word',
  oracle: 'filter-search',
  part: 'properties',
  title: 'A search for two words uses one',
  description: 'GET /v1/partners searches for the last word of q and overlooks the others.',
  apply(seams) {
    changeClauses(seams, 'listPartners', (clauses) =>
      clauses.map((clause) =>
        clause.operator === 'words' ? { ...clause, value: String(clause.value).trim().split(/\s+/).at(-1) } : clause,
      ),
    );
  },
};
