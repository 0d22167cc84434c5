import { changeFinished, pathOf, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'options-claims-more',
  oracle: 'options-allow-truthful',
  part: 'contracts',
  title: 'OPTIONS names a method that is refused',
  description: 'OPTIONS of an audit entry names DELETE, which is answered 405.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      request.method === 'OPTIONS' && pathOf(request).startsWith('/v1/audit/entries/')
        ? withHeaders(outgoing, { Allow: 'DELETE, GET, HEAD, OPTIONS' })
        : outgoing,
    );
  },
};
