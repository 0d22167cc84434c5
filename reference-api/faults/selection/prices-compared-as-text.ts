import { changeClauses } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'prices-compared-as-text',
  oracle: 'filter-ranges',
  part: 'properties',
  title: 'A range of prices compares text',
  description: 'GET /v1/products compares unit_price with its lower bounds letter by letter.',
  apply(seams) {
    changeClauses(seams, 'listProducts', (clauses) =>
      clauses.map((clause) =>
        clause.operator.startsWith('>')
          ? { ...clause, column: `${clause.column}::text COLLATE "C"`, value: String(clause.value) }
          : clause,
      ),
    );
  },
};
