import { changeOutgoing, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'sunset-before-deprecation',
  oracle: 'deprecation-headers-valid',
  part: 'contracts',
  title: 'The sunset lies before the deprecation',
  description: 'GET /v1/products/{product_id}/price names a Sunset in 2025, although it is deprecated since 2026 only.',
  apply(seams) {
    changeOutgoing(seams, 'getProductPrice', (outgoing) =>
      outgoing.status === 200 ? withHeaders(outgoing, { Sunset: 'Tue, 01 Jul 2025 00:00:00 GMT' }) : outgoing,
    );
  },
};
