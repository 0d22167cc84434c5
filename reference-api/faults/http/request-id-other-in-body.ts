import { randomUUID } from 'node:crypto';
import { changeFinished, pathOf, withMembers } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'request-id-other-in-body',
  oracle: 'correlation-id-consistent',
  part: 'contracts',
  title: 'The id in the body is not the one in the header',
  description: 'Refusals below /v1/orders carry a correlation_id that nobody has logged.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      outgoing.status >= 400 && pathOf(request).startsWith('/v1/orders')
        ? withMembers(outgoing, () => ({ correlation_id: randomUUID() }))
        : outgoing,
    );
  },
};
