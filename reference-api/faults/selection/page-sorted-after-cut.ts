import { changeRows } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'page-sorted-after-cut',
  oracle: 'sort-order',
  part: 'properties',
  title: 'Each page is sorted by itself',
  description: 'GET /v1/wallets cuts its pages in the order of creation and sorts the items of each page.',
  apply(seams) {
    changeRows(seams, 'wallets', async (db, request, clean) => {
      const { rows, total } = await clean(db, { ...request, orderBy: 'created_at ASC, id ASC' });
      const ids = rows.map(({ id }) => id);
      const all = await clean(db, { ...request, window: { offset: 0, limit: 1_000_000 } });
      return { rows: all.rows.filter(({ id }) => ids.includes(id)), total };
    });
  },
};
