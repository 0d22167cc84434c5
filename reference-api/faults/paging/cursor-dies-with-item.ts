import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'cursor-dies-with-item',
  oracle: 'page-walk-under-deletes',
  part: 'properties',
  title: 'A cursor ends the walk when its item is gone',
  description: 'GET /v1/webhooks looks up the item its cursor names and gives nothing when it was deleted.',
  apply(seams) {
    const clean = seams.keysetRows;
    seams.keysetRows = async (db, request) => {
      if (request.after === undefined) return clean(db, request);
      const found = await db.query('SELECT 1 FROM webhooks WHERE id = $1', [request.after.id]);
      return found.rows.length === 0 ? [] : clean(db, request);
    };
  },
};
