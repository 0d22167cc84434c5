import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'last-page-repeat',
  oracle: 'page-walk-repeat',
  also: ['page-total'],
  part: 'properties',
  title: 'The last page begins with the item before',
  description: 'GET /v1/partners steps back by one item on a last page that is not full.',
  apply(seams) {
    const clean = seams.listRows;
    seams.listRows = async (db, request) => {
      const { offset, limit } = request.window;
      const part = await clean(db, request);
      const partial = part.rows.length > 0 && part.rows.length < limit;
      if (request.resource.table !== 'partners' || offset === 0 || !partial) return part;
      return clean(db, { ...request, window: { offset: offset - 1, limit: part.rows.length + 1 } });
    };
  },
};
