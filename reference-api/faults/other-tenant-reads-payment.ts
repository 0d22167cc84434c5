import { forgetTenant } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'other-tenant-reads-payment',
  oracle: 'object-access-read',
  part: 'contracts',
  title: 'A payment can be read by every tenant',
  description: 'GET /v1/payments/{payment_id} looks a payment up by its id alone.',
  apply(seams) {
    forgetTenant(seams, 'getPayment', 'payments', 'payment_id');
  },
};
