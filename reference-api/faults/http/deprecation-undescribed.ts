import { changeOutgoing, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'deprecation-undescribed',
  oracle: 'deprecation-announced',
  part: 'contracts',
  title: 'An operation is deprecated and not described so',
  description: 'GET /v1/products/{product_id}/stock sends Deprecation and is not marked in the description.',
  apply(seams) {
    changeOutgoing(seams, 'getProductStock', (outgoing) => withHeaders(outgoing, { Deprecation: '@1767225600' }));
  },
};
