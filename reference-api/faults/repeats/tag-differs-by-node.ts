import { pathOf } from '../changes.ts';
import type { Fault } from '../fault.ts';

const WALLET = /^\/v1\/wallets\/./;
const OTHER_NODE = /-b"/g;

export const fault: Fault = {
  id: 'tag-differs-by-node',
  oracle: 'etag-same-bytes',
  also: ['conditional-304-fields'],
  part: 'properties',
  title: 'Each node has its own tags',
  description: 'Every other plain GET of a wallet gives its tag with a mark of the second node; all nodes take both.',
  apply(seams) {
    const { arrive, lastHeaders } = seams;
    let turn = 0;
    seams.arrive = (request) => {
      if (!WALLET.test(pathOf(request))) return arrive(request);
      const headers = new Headers(request.headers);
      for (const name of ['if-match', 'if-none-match']) {
        const given = headers.get(name);
        if (given !== null) headers.set(name, given.replace(OTHER_NODE, '"'));
      }
      return arrive(new Request(request, { headers }));
    };
    seams.lastHeaders = (request, status, headers) => {
      lastHeaders(request, status, headers);
      const tag = headers.get('etag');
      const plain = request.method === 'GET' && status === 200 && !request.headers.has('if-none-match');
      if (tag === null || !plain || !WALLET.test(pathOf(request))) return;
      turn += 1;
      if (turn % 2 === 0) headers.set('etag', tag.replace(/"$/, '-b"'));
    };
  },
};
