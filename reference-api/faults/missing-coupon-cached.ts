import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'missing-coupon-cached',
  oracle: 'errors-not-cached',
  part: 'contracts',
  title: 'A missing coupon stays missing for a day',
  description: '404 below /v1/coupons may be kept by every cache for a day.',
  apply(seams) {
    const clean = seams.lastHeaders;
    seams.lastHeaders = (request, status, headers) => {
      clean(request, status, headers);
      if (status === 404 && new URL(request.url).pathname.startsWith('/v1/coupons/'))
        headers.set('Cache-Control', 'public, max-age=86400');
    };
  },
};
