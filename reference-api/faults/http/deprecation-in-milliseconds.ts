import { changeOutgoing, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'deprecation-in-milliseconds',
  oracle: 'deprecation-headers-valid',
  part: 'contracts',
  title: 'The deprecation date counts milliseconds',
  description: 'GET /v1/products/{product_id}/price sends Deprecation in milliseconds, a date in the year 57970.',
  apply(seams) {
    changeOutgoing(seams, 'getProductPrice', (outgoing) =>
      outgoing.status === 200 ? withHeaders(outgoing, { Deprecation: '@1767225600000' }) : outgoing,
    );
  },
};
