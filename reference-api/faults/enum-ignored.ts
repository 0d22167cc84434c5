import { overlook } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'enum-ignored',
  oracle: 'rejects-invalid',
  part: 'contracts',
  title: 'An enumeration is not enforced',
  description: 'GET /v1/orders takes any text as order and sorts ascending.',
  apply(seams) {
    overlook(seams, 'listOrders', (error, parameter) => parameter === 'order' && error.keyword === 'enum');
  },
};
