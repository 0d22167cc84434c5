import { changeReply } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'cursor-never-ends',
  oracle: 'page-termination',
  part: 'properties',
  title: 'A walk by cursor never ends',
  description: 'GET /v1/events gives the last cursor again when nothing follows.',
  apply(seams) {
    changeReply(seams, 'listEvents', ({ meta = {}, ...reply }, call) => {
      const last = (reply.data as { sequence: number }[]).at(-1);
      const own = last && Buffer.from(`s${last.sequence}`).toString('base64url');
      return { ...reply, meta: { ...meta, next_cursor: meta.next_cursor ?? own ?? call.query.cursor ?? null } };
    });
  },
};
