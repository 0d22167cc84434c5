import type { Fault } from '../fault.ts';
import { changeHeaders } from './change-headers.ts';

export const fault: Fault = {
  id: 'star-taken-for-tag',
  oracle: 'if-match-list-and-star',
  part: 'properties',
  title: 'The star of If-Match is taken for a tag',
  description: 'PATCH /v1/partners/{partner_id} with If-Match: * is answered 412, as if the star were a tag.',
  apply(seams) {
    changeHeaders(seams, 'PATCH', /^\/v1\/partners\/./, (headers) => {
      if (headers.get('if-match')?.trim() === '*') headers.set('if-match', '"*"');
    });
  },
};
