import { changeOutgoing } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'deprecation-header-missing',
  oracle: 'headers-conform',
  part: 'contracts',
  title: 'A required header is missing',
  description: 'GET /v1/products/{product_id}/price lacks the Deprecation header that is described as always there.',
  apply(seams) {
    changeOutgoing(seams, 'getProductPrice', (outgoing) => {
      const { Deprecation: _dropped, ...headers } = outgoing.headers;
      return { ...outgoing, headers };
    });
  },
};
