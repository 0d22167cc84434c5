import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'cursor-counts-items',
  oracle: 'page-walk-under-inserts',
  also: ['page-walk-under-deletes', 'page-walk-under-updates'],
  part: 'properties',
  title: 'A cursor is a hidden offset',
  description: 'GET /v1/webhooks writes the number of items shown so far into its cursor.',
  apply(seams) {
    const { writeCursor, readCursor, keysetRows } = seams;
    seams.writeCursor = (call, position) => {
      const before = call.query.cursor === undefined ? 0 : Number(readCursor(call, String(call.query.cursor)).value);
      return writeCursor(call, { ...position, value: String(before + Number(call.query.limit)) });
    };
    seams.keysetRows = async (db, request) => {
      if (request.after === undefined) return keysetRows(db, request);
      const skipped = Number(request.after.value);
      const rows = await keysetRows(db, { ...request, after: undefined, limit: request.limit + skipped });
      return rows.slice(skipped);
    };
  },
};
