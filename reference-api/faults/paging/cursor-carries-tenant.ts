import { badCursor } from '../../http/keyset-cursor.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'cursor-carries-tenant',
  oracle: 'cursor-tamper',
  part: 'properties',
  title: 'A cursor carries the tenant and is not signed',
  description: 'GET /v1/webhooks takes its conditions from a cursor that anybody can write.',
  apply(seams) {
    const wheres = new Map<string, Readonly<Record<string, unknown>>>();
    const { keysetRows } = seams;
    seams.writeCursor = (call, { value, id }) => {
      const state = { where: { tenant: call.caller.tenant, ...call.filter }, after: [value, id] };
      return Buffer.from(JSON.stringify(state)).toString('base64url');
    };
    seams.readCursor = (_call, cursor) => {
      try {
        const { where = {}, after } = JSON.parse(Buffer.from(cursor, 'base64url').toString());
        const position = { value: String(after[0]), id: String(after[1]) };
        wheres.set(position.id, where);
        return position;
      } catch {
        throw badCursor();
      }
    };
    seams.keysetRows = (db, request) =>
      keysetRows(db, request.after ? { ...request, where: wheres.get(request.after.id) ?? request.where } : request);
  },
};
