import type { Fault } from '../fault.ts';
import { changeHeaders } from './change-headers.ts';

export const fault: Fault = {
  id: 'weak-tag-not-held',
  oracle: 'if-none-match-forms',
  part: 'properties',
  title: 'If-None-Match is compared strongly',
  description: 'GET /v1/orders/{order_id} does not know its tag again when a proxy marked it as weak.',
  apply(seams) {
    changeHeaders(seams, 'GET', /^\/v1\/orders\/[^/]+$/, (headers) => {
      const held = headers.get('if-none-match');
      if (held !== null) headers.set('if-none-match', held.replaceAll('W/"', 'W/"weak-'));
    });
  },
};
