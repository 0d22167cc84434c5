import { gzipSync } from 'node:zlib';
import { changeFinished, pathOf, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'gzip-loses-content',
  oracle: 'compression-same-content',
  part: 'contracts',
  title: 'The compressed list lacks an item',
  description: 'GET /v1/products compressed with gzip has no last item.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) => {
      const asked = /gzip/.test(request.headers.get('accept-encoding') ?? '') && request.method === 'GET';
      if (!asked || pathOf(request) !== '/v1/products' || typeof outgoing.body !== 'string') return outgoing;
      const list = JSON.parse(outgoing.body) as { data?: unknown[] };
      const shorter = JSON.stringify({ ...list, data: list.data?.slice(0, -1) });
      const coded = withHeaders(outgoing, { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' });
      return { ...coded, body: new Blob([gzipSync(shorter)]).stream() };
    });
  },
};
