import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'single-item-newest',
  oracle: 'page-size-independence',
  part: 'properties',
  title: 'A page of one item shows the newest one',
  description: 'GET /v1/stock/movements takes limit=1 for a question for the newest movement.',
  apply(seams) {
    const clean = seams.listRows;
    seams.listRows = (db, request) => {
      const single = request.resource.table === 'movements' && request.window.limit === 1;
      return clean(db, single ? { ...request, orderBy: 'created_at DESC, id DESC' } : request);
    };
  },
};
