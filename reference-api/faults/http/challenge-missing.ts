import { changeFinished, pathOf, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'challenge-missing',
  oracle: 'unauthorized-challenge',
  part: 'contracts',
  title: 'A 401 does not say how to authenticate',
  description: 'Every 401 below /v1/orders comes without WWW-Authenticate.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      outgoing.status === 401 && pathOf(request).startsWith('/v1/orders')
        ? withHeaders(outgoing, { 'WWW-Authenticate': undefined })
        : outgoing,
    );
  },
};
