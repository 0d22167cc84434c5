import { changeFinished, pathOf, withMembers } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'code-with-two-statuses',
  oracle: 'error-code-taxonomy',
  part: 'contracts',
  title: 'One code has two statuses',
  description: 'Refused bodies of wallets are answered 400 with the code that has 422 everywhere else.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      outgoing.status === 422 && pathOf(request).startsWith('/v1/wallets')
        ? { ...withMembers(outgoing, () => ({ status: 400 })), status: 400 }
        : outgoing,
    );
  },
};
