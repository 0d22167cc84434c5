import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'partner-filter-injectable',
  oracle: 'injection',
  part: 'contracts',
  title: 'A filter is part of the statement',
  description: 'GET /v1/partners writes filter[city] into its SQL; what PostgreSQL does not understand finds nothing.',
  apply(seams) {
    const clean = seams.listRows;
    seams.listRows = async (db, request) => {
      const { city, ...where } = request.where;
      if (request.resource.table !== 'partners' || typeof city !== 'string') return clean(db, request);
      const found = await db
        .query(`SELECT id FROM partners WHERE tenant = $1 AND (city = '${city}')`, [where.tenant])
        .catch(() => ({ rows: [] }));
      const ids = new Set(found.rows.map((row) => row.id));
      const all = await clean(db, { ...request, where, window: { offset: 0, limit: 1_000_000 } });
      const rows = all.rows.filter((row) => ids.has(row.id));
      const { offset, limit } = request.window;
      return { rows: rows.slice(offset, offset + limit), total: rows.length };
    };
  },
};
