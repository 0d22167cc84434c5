import { changeFinished, pathOf, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'gzip-only-said',
  oracle: 'compression-same-content',
  part: 'contracts',
  title: 'Content-Encoding says gzip and the content is not',
  description: 'GET /v1/orders says Content-Encoding: gzip when it is asked for and sends plain JSON.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) => {
      const asked = /gzip/.test(request.headers.get('accept-encoding') ?? '') && request.method === 'GET';
      if (!asked || pathOf(request) !== '/v1/orders' || outgoing.status !== 200) return outgoing;
      return withHeaders(outgoing, { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' });
    });
  },
};
