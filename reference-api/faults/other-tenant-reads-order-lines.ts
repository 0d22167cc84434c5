import { forgetTenant } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'other-tenant-reads-order-lines',
  oracle: 'object-access-read',
  part: 'contracts',
  title: 'The lines of an order can be read by every tenant',
  description: 'GET /v1/orders/{order_id}/lines does not ask whose the order is.',
  apply(seams) {
    forgetTenant(seams, 'listOrderLines', 'orders', 'order_id');
  },
};
