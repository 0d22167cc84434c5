import { changeReply, overlook } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'negative-offset-leaves-tenant',
  oracle: 'page-number-extremes',
  also: ['rejects-invalid'],
  part: 'properties',
  title: 'A negative offset shows rows of others',
  description: 'GET /v1/audit/entries with a negative offset reads the rows before those of the tenant.',
  apply(seams) {
    overlook(seams, 'listAuditEntries', ({ keyword }, parameter) => parameter === 'offset' && keyword === 'minimum');
    const clean = seams.listRows;
    seams.listRows = (db, request) => {
      const { offset, limit } = request.window;
      if (request.resource.table !== 'audit_entries' || offset >= 0) return clean(db, request);
      const orderBy = 'sequence DESC';
      return clean(db, { ...request, orderBy, where: { tenant: 'south' }, window: { offset: 0, limit } });
    };
    changeReply(seams, 'listAuditEntries', ({ meta = {}, ...reply }) => ({
      ...reply,
      meta: { ...meta, offset: Math.max(0, Number(meta.offset)) },
    }));
  },
};
