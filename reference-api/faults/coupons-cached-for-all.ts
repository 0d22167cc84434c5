import { changeOutgoing } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'coupons-cached-for-all',
  oracle: 'private-not-public-cacheable',
  part: 'contracts',
  title: 'A shared cache may keep the coupons of a tenant',
  description: 'GET /v1/coupons is marked public for a minute.',
  apply(seams) {
    changeOutgoing(seams, 'listCoupons', (outgoing) => ({
      ...outgoing,
      headers: { ...outgoing.headers, 'Cache-Control': 'public, max-age=60' },
    }));
  },
};
