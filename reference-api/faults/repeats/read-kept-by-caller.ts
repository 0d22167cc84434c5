import type { Row } from '../../db/pool.ts';
import type { Fault } from '../fault.ts';

const KEPT_MS = 1000;

export const fault: Fault = {
  id: 'read-kept-by-caller',
  oracle: 'write-seen-elsewhere',
  part: 'properties',
  title: 'A change is seen by its writer only',
  description:
    'GET /v1/partners/{partner_id} keeps what it showed a caller for a second, and a change drops only what its own caller was shown.',
  apply(seams) {
    const { readRecord, beforeHandler } = seams;
    const kept = new Map<string, { row: Row; until: number }>();
    const nameOf = (caller: { tenant: string; subject: string }, id: string) =>
      `${caller.tenant} ${caller.subject} ${id}`;
    seams.readRecord = async (call, resource, id) => {
      if (call.operation.id !== 'getPartner') return readRecord(call, resource, id);
      const name = nameOf(call.caller, id);
      const known = kept.get(name);
      if (known && known.until > Date.now()) return known.row;
      const row = await readRecord(call, resource, id);
      kept.set(name, { row, until: Date.now() + KEPT_MS });
      return row;
    };
    seams.beforeHandler = async (call) => {
      const id = (call.path.partner_id ?? '').toLowerCase();
      if (call.operation.method !== 'get') kept.delete(nameOf(call.caller, id));
      return beforeHandler(call);
    };
    const { respond } = seams;
    seams.respond = (call, reply) => {
      const id = (call.path.partner_id ?? '').toLowerCase();
      if (call.operation.method === 'delete') for (const name of kept.keys()) if (name.endsWith(id)) kept.delete(name);
      return respond(call, reply);
    };
  },
};
