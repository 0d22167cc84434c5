import { changeRows, rowsThat } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'filters-joined-by-or',
  oracle: 'filter-conjunction',
  part: 'properties',
  title: 'Two filters show what either shows',
  description: 'GET /v1/partners with several filters gives partners that fit any of them.',
  apply(seams) {
    changeRows(seams, 'partners', (db, request, clean) => {
      const { tenant, ...filter } = request.where;
      const fits = Object.entries(filter);
      if (fits.length < 2) return clean(db, request);
      return rowsThat(db, { ...request, where: { tenant } }, clean, (row) =>
        fits.some(([name, value]) => row[name] === value),
      );
    });
  },
};
