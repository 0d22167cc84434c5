import { asServerError, changeFinished } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'unknown-path-fails',
  oracle: 'unknown-path',
  part: 'contracts',
  title: 'A path that does not exist is answered 500',
  description: 'Every unknown path leads to a server error.',
  apply(seams) {
    changeFinished(seams, (outgoing) =>
      String(outgoing.body).includes('/problems/unknown_route') ? asServerError(outgoing) : outgoing,
    );
  },
};
