import { changeOutgoing, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'no-content-with-length',
  oracle: 'no-content-has-no-body',
  part: 'contracts',
  title: 'A 204 announces a body',
  description:
    'DELETE /v1/partners/{partner_id} answers 204 with Content-Length: 4, the length of a body that cannot follow.',
  apply(seams) {
    changeOutgoing(seams, 'deletePartner', (outgoing) =>
      outgoing.status === 204 ? withHeaders(outgoing, { 'Content-Length': '4' }) : outgoing,
    );
  },
};
