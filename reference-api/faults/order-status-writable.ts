import { overlook } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'order-status-writable',
  oracle: 'mass-assignment',
  part: 'contracts',
  title: 'An order can be declared paid',
  description:
    'PATCH /v1/orders/{order_id} stores a `status` it does not document: it sets every column the body names.',
  apply(seams) {
    overlook(seams, 'updateOrder', (error) => error.params.additionalProperty === 'status');
  },
};
