import { changeFinished, pathOf, withMembers } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'problem-instance-no-uri',
  oracle: 'problem-details-valid',
  part: 'contracts',
  title: 'The instance of a problem is no URI reference',
  description: 'Problems below /v1/payments have the method before the path in `instance`.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      outgoing.status >= 400 && pathOf(request).startsWith('/v1/payments')
        ? withMembers(outgoing, ({ instance }) => ({ instance: `${request.method} ${String(instance)}` }))
        : outgoing,
    );
  },
};
