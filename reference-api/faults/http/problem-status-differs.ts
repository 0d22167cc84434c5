import { changeFinished, pathOf, withMembers } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'problem-status-differs',
  oracle: 'problem-details-valid',
  part: 'contracts',
  title: 'The status in the body is not the status of the answer',
  description: 'Every refused body of POST and PUT below /v1/webhooks is answered 422 with "status": 400.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      outgoing.status === 422 && pathOf(request).startsWith('/v1/webhooks')
        ? withMembers(outgoing, () => ({ status: 400 }))
        : outgoing,
    );
  },
};
