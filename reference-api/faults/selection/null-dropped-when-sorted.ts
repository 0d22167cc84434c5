import { changeRows, rowsThat } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'null-dropped-when-sorted',
  oracle: 'sort-page-stability',
  part: 'properties',
  title: 'Items without a value are lost when sorting',
  description: 'GET /v1/partners sorted by city leaves out partners without a city.',
  apply(seams) {
    changeRows(seams, 'partners', (db, request, clean) =>
      request.orderBy.startsWith('city')
        ? rowsThat(db, request, clean, ({ city }) => city !== null)
        : clean(db, request),
    );
  },
};
