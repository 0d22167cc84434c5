import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'beyond-end-first-page',
  oracle: 'page-beyond-end',
  part: 'properties',
  title: 'Beyond its end a list begins again',
  description: 'GET /v1/coupons answers a page beyond the last one with the first one.',
  apply(seams) {
    const clean = seams.listRows;
    seams.listRows = async (db, request) => {
      const part = await clean(db, request);
      const beyond = request.resource.table === 'coupons' && request.window.offset > 0 && part.rows.length === 0;
      return beyond ? clean(db, { ...request, window: { ...request.window, offset: 0 } }) : part;
    };
  },
};
