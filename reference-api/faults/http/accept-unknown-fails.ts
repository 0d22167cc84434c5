import { asServerError, changeFinished, pathOf } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'accept-unknown-fails',
  oracle: 'no-server-error',
  part: 'contracts',
  title: 'An unknown Accept leads to a server error',
  description: 'GET /v1/products with an Accept that cannot be met is answered 500: nobody can write that type.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      outgoing.status === 406 && pathOf(request) === '/v1/products' ? asServerError(outgoing) : outgoing,
    );
  },
};
