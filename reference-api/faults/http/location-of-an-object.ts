import { changeOutgoing, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'location-of-an-object',
  oracle: 'created-has-location',
  part: 'contracts',
  title: 'The Location names an object instead of its id',
  description: 'POST /v1/coupons answers 201 with Location: /v1/coupons/[object Object].',
  apply(seams) {
    changeOutgoing(seams, 'createCoupon', (outgoing) =>
      outgoing.status === 201 ? withHeaders(outgoing, { Location: '/v1/coupons/[object Object]' }) : outgoing,
    );
  },
};
