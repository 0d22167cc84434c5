import type { Fault } from '../fault.ts';
import { changeHeaders } from './change-headers.ts';

export const fault: Fault = {
  id: 'precondition-not-required',
  oracle: 'precondition-required',
  part: 'properties',
  title: 'A change without If-Match is made',
  description:
    'PATCH /v1/products/{product_id} without If-Match changes whatever version there is, and the description says that it is needed.',
  apply(seams) {
    changeHeaders(seams, 'PATCH', /^\/v1\/products\/./, (headers) => {
      if (!headers.has('if-match')) headers.set('if-match', '*');
    });
  },
};
