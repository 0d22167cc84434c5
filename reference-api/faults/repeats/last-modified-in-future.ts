import { pathOf } from '../changes.ts';
import type { Fault } from '../fault.ts';

const AHEAD_MS = 7_200_000;

export const fault: Fault = {
  id: 'last-modified-in-future',
  oracle: 'last-modified',
  part: 'properties',
  title: 'Last-Modified lies in the future',
  description: 'GET /v1/coupons/{coupon_id} gives a Last-Modified in local time, two hours ahead of GMT.',
  apply(seams) {
    const clean = seams.lastHeaders;
    seams.lastHeaders = (request, status, headers) => {
      clean(request, status, headers);
      const reads = request.method === 'GET' || request.method === 'HEAD';
      if (!reads || (status !== 200 && status !== 304) || !/^\/v1\/coupons\/[^/]+$/.test(pathOf(request))) return;
      headers.set('last-modified', new Date(Date.now() + AHEAD_MS).toUTCString());
    };
  },
};
