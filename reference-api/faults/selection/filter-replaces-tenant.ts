import { changeRows } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'filter-replaces-tenant',
  oracle: 'filter-rights',
  part: 'properties',
  title: 'A filter replaces the condition on the tenant',
  description: 'GET /v1/partners with filter[name] alone finds partners of every tenant.',
  apply(seams) {
    changeRows(seams, 'partners', (db, request, clean) => {
      const { tenant, ...filter } = request.where;
      const alone = typeof filter.name === 'string' && Object.keys(filter).length === 1;
      return clean(db, alone ? { ...request, where: filter } : { ...request, where: { tenant, ...filter } });
    });
  },
};
