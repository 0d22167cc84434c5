import { changeRows } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'sort-lost-with-filter',
  oracle: 'sort-coherent-with-filter',
  part: 'properties',
  title: 'With a filter the sort is lost',
  description: 'GET /v1/stock/movements with a filter comes in the order of creation whatever sort says.',
  apply(seams) {
    changeRows(seams, 'movements', (db, request, clean) =>
      clean(db, Object.keys(request.where).length > 1 ? { ...request, orderBy: 'created_at ASC, id ASC' } : request),
    );
  },
};
