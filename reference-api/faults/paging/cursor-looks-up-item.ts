import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'cursor-looks-up-item',
  oracle: 'page-walk-under-updates',
  part: 'properties',
  title: 'A cursor goes on from where its item stands now',
  description: 'GET /v1/webhooks reads the sort value of the item its cursor names anew for each stretch.',
  apply(seams) {
    const clean = seams.keysetRows;
    seams.keysetRows = async (db, request) => {
      if (request.after === undefined) return clean(db, request);
      const { id } = request.after;
      const found = await db.query(`SELECT ${request.sort}::text AS key FROM webhooks WHERE id = $1`, [id]);
      const value = String(found.rows[0]?.key ?? request.after.value);
      return clean(db, { ...request, after: { id, value } });
    };
  },
};
