import { overlook } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'minimum-ignored',
  oracle: 'rejects-invalid',
  part: 'contracts',
  title: 'A minimum is not enforced',
  description: 'GET /v1/products takes a negative price as filter and finds nothing.',
  apply(seams) {
    overlook(seams, 'listProducts', (error) => error.instancePath === '/unit_price' && error.keyword === 'minimum');
  },
};
