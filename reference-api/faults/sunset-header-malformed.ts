import { changeOutgoing } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'sunset-header-malformed',
  oracle: 'headers-conform',
  part: 'contracts',
  title: 'A header has a value that is no date',
  description: 'GET /v1/products/{product_id}/price sends `Sunset: soon`.',
  apply(seams) {
    changeOutgoing(seams, 'getProductPrice', (outgoing) => ({
      ...outgoing,
      headers: { ...outgoing.headers, Sunset: 'soon' },
    }));
  },
};
