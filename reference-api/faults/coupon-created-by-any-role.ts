import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'coupon-created-by-any-role',
  oracle: 'capability-matrix',
  part: 'contracts',
  title: 'Every role can create coupons',
  description: 'POST /v1/coupons does not look at the role of the caller.',
  apply(seams) {
    const clean = seams.mayCall;
    seams.mayCall = (operation, caller) => operation.id === 'createCoupon' || clean(operation, caller);
  },
};
