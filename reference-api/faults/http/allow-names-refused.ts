import { changeFinished, pathOf, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'allow-names-refused',
  oracle: 'method-not-allowed-allow',
  part: 'contracts',
  title: 'A 405 allows what it refuses',
  description: 'The 405 of every path of products lists all methods the service knows, the refused one too.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      outgoing.status === 405 && pathOf(request).startsWith('/v1/products')
        ? withHeaders(outgoing, { Allow: 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT' })
        : outgoing,
    );
  },
};
