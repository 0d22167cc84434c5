import { asServerError, changeFinished, pathOf } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'media-type-fails',
  oracle: 'no-server-error',
  part: 'contracts',
  title: 'A body of an unknown media type leads to a server error',
  description: 'POST /v1/coupons with a media type it does not know is answered 500.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      outgoing.status === 415 && pathOf(request) === '/v1/coupons' ? asServerError(outgoing) : outgoing,
    );
  },
};
