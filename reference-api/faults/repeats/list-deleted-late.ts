import type { Row } from '../../db/pool.ts';
import type { Fault } from '../fault.ts';
import { isNewestPage } from './newest-page.ts';

const BEHIND_MS = 600;

export const fault: Fault = {
  id: 'list-deleted-late',
  oracle: 'list-drops-delete',
  part: 'properties',
  title: 'Deleted products leave the list late',
  description: 'The page of the newest products goes on showing a deleted one for more than half a second.',
  apply(seams) {
    const { listRows, readRecord, deletes } = seams;
    const seen = new Map<string, Row>();
    const gone = new Map<string, number>();
    seams.readRecord = async (call, resource, id) => {
      const row = await readRecord(call, resource, id);
      if (resource.table === 'products') seen.set(id, row);
      return row;
    };
    seams.deletes = (call) => {
      if (call.operation.id === 'deleteProduct')
        gone.set((call.path.product_id ?? '').toLowerCase(), Date.now() + BEHIND_MS);
      return deletes(call);
    };
    seams.listRows = async (db, request) => {
      const page = await listRows(db, request);
      if (!isNewestPage(request, 'products')) return page;
      const shown = new Set(page.rows.map((row) => String(row.id)));
      const late = [...gone]
        .filter(([id, until]) => until > Date.now() && !shown.has(id))
        .flatMap(([id]): Row[] => (seen.has(id) ? [seen.get(id) ?? {}] : []));
      return { ...page, rows: [...late, ...page.rows].slice(0, request.window.limit) };
    };
  },
};
