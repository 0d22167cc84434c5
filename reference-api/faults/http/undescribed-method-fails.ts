import { asServerError, changeFinished, pathOf } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'undescribed-method-fails',
  oracle: 'no-server-error',
  part: 'contracts',
  title: 'A method nobody described leads to a server error',
  description: 'DELETE of an event, which nobody can delete, is answered 500.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      outgoing.status === 405 && request.method === 'DELETE' && pathOf(request).startsWith('/v1/events/')
        ? asServerError(outgoing)
        : outgoing,
    );
  },
};
