import { changeFinished, pathOf, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'options-incomplete',
  oracle: 'options-allow-truthful',
  part: 'contracts',
  title: 'OPTIONS leaves a method out',
  description: 'OPTIONS /v1/coupons does not name POST.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      request.method === 'OPTIONS' && pathOf(request) === '/v1/coupons'
        ? withHeaders(outgoing, { Allow: 'GET, HEAD, OPTIONS' })
        : outgoing,
    );
  },
};
