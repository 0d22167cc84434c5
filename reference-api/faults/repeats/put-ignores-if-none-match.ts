import type { Fault } from '../fault.ts';
import { changeHeaders } from './change-headers.ts';

export const fault: Fault = {
  id: 'put-ignores-if-none-match',
  oracle: 'if-none-match-star',
  part: 'properties',
  title: 'PUT overwrites what it was told not to',
  description: 'PUT /v1/webhooks/{webhook_id} does not look at If-None-Match.',
  apply(seams) {
    changeHeaders(seams, 'PUT', /^\/v1\/webhooks\/./, (headers) => headers.delete('if-none-match'));
  },
};
