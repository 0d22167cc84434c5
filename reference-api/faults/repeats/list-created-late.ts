import type { Row } from '../../db/pool.ts';
import type { Fault } from '../fault.ts';
import { isNewestPage } from './newest-page.ts';

const KEPT_MS = 1000;

export const fault: Fault = {
  id: 'list-created-late',
  oracle: 'list-shows-create',
  part: 'properties',
  title: 'New partners come late into the list',
  description: 'The page of the newest partners is kept for a second, and only changes and deletions drop it.',
  apply(seams) {
    const { listRows, conditionalUpdate, deletes } = seams;
    let kept: { key: string; until: number; page: { rows: Row[]; total: number } } | undefined;
    seams.listRows = async (db, request) => {
      if (!isNewestPage(request, 'partners')) return listRows(db, request);
      const key = JSON.stringify([request.where, request.clauses, request.window]);
      if (kept?.key === key && kept.until > Date.now()) return kept.page;
      const page = await listRows(db, request);
      kept = { key, until: Date.now() + KEPT_MS, page };
      return page;
    };
    seams.conditionalUpdate = (tx, resource, change) => {
      kept = undefined;
      return conditionalUpdate(tx, resource, change);
    };
    seams.deletes = (call) => {
      kept = undefined;
      return deletes(call);
    };
  },
};
