import type { Fault } from '../fault.ts';
import { changeHeaders } from './change-headers.ts';

export const fault: Fault = {
  id: 'weak-tag-matches',
  oracle: 'weak-tag',
  part: 'properties',
  title: 'A weak tag satisfies If-Match',
  description: 'PATCH /v1/coupons/{coupon_id} compares If-Match without the mark of weak tags.',
  apply(seams) {
    changeHeaders(seams, 'PATCH', /^\/v1\/coupons\/./, (headers) => {
      const given = headers.get('if-match');
      if (given !== null) headers.set('if-match', given.replaceAll('W/', ''));
    });
  },
};
