import { overlook } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'paid-amount-writable',
  oracle: 'mass-assignment',
  part: 'contracts',
  title: 'Money received can be made up',
  description: 'PATCH /v1/orders/{order_id} stores a `paid_amount` it does not document.',
  apply(seams) {
    overlook(seams, 'updateOrder', (error) => error.params.additionalProperty === 'paid_amount');
  },
};
