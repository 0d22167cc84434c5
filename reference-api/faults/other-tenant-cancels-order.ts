import { forgetTenant } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'other-tenant-cancels-order',
  oracle: 'object-access-change',
  part: 'contracts',
  title: 'An order can be cancelled by every tenant',
  description: 'POST /v1/orders/{order_id}/cancel does not ask whose the order is.',
  apply(seams) {
    forgetTenant(seams, 'cancelOrder', 'orders', 'order_id');
  },
};
