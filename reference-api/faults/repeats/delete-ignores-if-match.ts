import type { Fault } from '../fault.ts';
import { changeHeaders } from './change-headers.ts';

export const fault: Fault = {
  id: 'delete-ignores-if-match',
  oracle: 'if-match-stale-refused',
  part: 'properties',
  title: 'A deletion does not look at If-Match',
  description: 'DELETE /v1/webhooks/{webhook_id} deletes under any If-Match.',
  apply(seams) {
    changeHeaders(seams, 'DELETE', /^\/v1\/webhooks\/./, (headers) => headers.delete('if-match'));
  },
};
