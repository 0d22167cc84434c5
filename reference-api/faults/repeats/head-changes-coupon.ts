import { pathOf } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'head-changes-coupon',
  oracle: 'safe-methods-safe',
  part: 'properties',
  title: 'HEAD allows one more use of a coupon',
  description: 'HEAD /v1/coupons/{coupon_id} raises max_uses by one.',
  apply(seams) {
    const { arrive, beforeHandler } = seams;
    seams.arrive = (request) => {
      if (request.method !== 'HEAD' || !/^\/v1\/coupons\/[^/]+$/.test(pathOf(request))) return arrive(request);
      const headers = new Headers(request.headers);
      headers.set('x-asked-by', 'head');
      return arrive(new Request(request, { headers }));
    };
    seams.beforeHandler = async (call) => {
      if (call.operation.id === 'getCoupon' && call.header('x-asked-by') === 'head')
        await call.services.pool.query('UPDATE coupons SET max_uses = max_uses + 1 WHERE id = $1', [
          (call.path.coupon_id ?? '').toLowerCase(),
        ]);
      return beforeHandler(call);
    };
  },
};
