import { overlook } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'body-maximum-ignored',
  oracle: 'rejects-invalid',
  part: 'contracts',
  benchmark: 'P1-4',
  title: 'A maximum in a body is not enforced',
  description: 'POST /v1/coupons takes any max_uses above its maximum and stores it.',
  apply(seams) {
    overlook(seams, 'createCoupon', (error) => error.instancePath === '/max_uses' && error.keyword === 'maximum');
  },
};
