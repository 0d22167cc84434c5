import { changeOutgoing, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'sunset-impossible-day',
  oracle: 'deprecation-headers-valid',
  part: 'contracts',
  title: 'The sunset is a day that does not exist',
  description: 'GET /v1/products/{product_id}/price sends a Sunset on the 31st of June.',
  apply(seams) {
    changeOutgoing(seams, 'getProductPrice', (outgoing) =>
      outgoing.status === 200 ? withHeaders(outgoing, { Sunset: 'Thu, 31 Jun 2027 00:00:00 GMT' }) : outgoing,
    );
  },
};
