import type { Row } from '../../db/pool.ts';
import type { Fault } from '../fault.ts';
import { isNewestPage } from './newest-page.ts';

const BEHIND_MS = 800;

export const fault: Fault = {
  id: 'list-updated-late',
  oracle: 'list-shows-update',
  part: 'properties',
  title: 'Changes of coupons come late into the list',
  description: 'The page of the newest coupons is read from a copy that learns of changes most of a second later.',
  apply(seams) {
    const { listRows, conditionalUpdate } = seams;
    const old = new Map<string, { row: Row; until: number }>();
    seams.conditionalUpdate = async (tx, resource, change) => {
      const columns = resource.columns.join(', ');
      const before = await tx.query(`SELECT ${columns} FROM ${resource.table} WHERE id = $1`, [change.id]);
      const updated = await conditionalUpdate(tx, resource, change);
      const [row] = before.rows;
      if (row && resource.table === 'coupons') old.set(change.id, { row, until: Date.now() + BEHIND_MS });
      return updated;
    };
    seams.listRows = async (db, request) => {
      const page = await listRows(db, request);
      if (!isNewestPage(request, 'coupons')) return page;
      const copied = (row: Row): Row => {
        const known = old.get(String(row.id));
        return known && known.until > Date.now() ? known.row : row;
      };
      return { ...page, rows: page.rows.map(copied) };
    };
  },
};
