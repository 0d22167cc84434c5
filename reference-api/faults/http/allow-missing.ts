import { changeFinished, pathOf, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'allow-missing',
  oracle: 'method-not-allowed-allow',
  part: 'contracts',
  title: 'A 405 does not say what is allowed',
  description: 'Every 405 below /v1/orders comes without Allow.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      outgoing.status === 405 && pathOf(request).startsWith('/v1/orders')
        ? withHeaders(outgoing, { Allow: undefined })
        : outgoing,
    );
  },
};
