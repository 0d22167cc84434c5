import type { Fault } from '../fault.ts';
import { changeHeaders } from './change-headers.ts';

export const fault: Fault = {
  id: 'first-tag-only',
  oracle: 'if-match-list-and-star',
  part: 'properties',
  title: 'Only the first tag of If-Match is compared',
  description: 'PUT /v1/webhooks/{webhook_id} compares the first tag of the list in If-Match and no other.',
  apply(seams) {
    changeHeaders(seams, 'PUT', /^\/v1\/webhooks\/./, (headers) => {
      const [first] = headers.get('if-match')?.split(',') ?? [];
      if (first !== undefined) headers.set('if-match', first);
    });
  },
};
