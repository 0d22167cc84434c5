import { changeRows, rowsThat } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'wildcard-in-filter',
  oracle: 'filter-literal-text',
  part: 'properties',
  title: 'A filter understands the wildcards of the database',
  description: 'GET /v1/partners compares filter[city] with LIKE.',
  apply(seams) {
    changeRows(seams, 'partners', async (db, request, clean) => {
      const { city, ...where } = request.where;
      if (typeof city !== 'string') return clean(db, request);
      const found = await db.query('SELECT id FROM partners WHERE tenant = $1 AND city LIKE $2', [where.tenant, city]);
      const ids = new Set(found.rows.map(({ id }) => id));
      return rowsThat(db, { ...request, where }, clean, ({ id }) => ids.has(id));
    });
  },
};
