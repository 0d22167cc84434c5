import { overlook } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'maximum-ignored',
  oracle: 'rejects-invalid',
  part: 'contracts',
  title: 'A maximum is not enforced',
  description: 'GET /v1/products takes a price above its maximum as filter and finds nothing.',
  apply(seams) {
    overlook(seams, 'listProducts', (error) => error.instancePath === '/unit_price' && error.keyword === 'maximum');
  },
};
