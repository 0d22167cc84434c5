import { overlook } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'coupon-uses-writable',
  oracle: 'read-only-not-stored',
  part: 'contracts',
  title: 'The count of a coupon can be set back',
  description: 'PATCH /v1/coupons/{coupon_id} stores `uses`, which is readOnly: it sets every column the body names.',
  apply(seams) {
    overlook(seams, 'updateCoupon', (error) => error.params.additionalProperty === 'uses');
  },
};
