import { Problem } from '../../http/problem.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'retry-after-timestamp',
  oracle: 'retry-after-usable',
  part: 'contracts',
  title: 'Retry-After is a point in time in seconds',
  description:
    'GET /v1/auth/me lets two requests through and refuses the third with 429, whose Retry-After counts from 1970.',
  apply(seams) {
    const clean = seams.beforeHandler;
    let asked = 0;
    seams.beforeHandler = async (call) => {
      await clean(call);
      if (call.operation.id !== 'getMe' || ++asked % 3 !== 0) return;
      const headers = { 'Retry-After': String(Math.ceil(Date.now() / 1000) + 1) };
      throw new Problem(429, 'rate_limited', 'More than 2 requests in a second.', { headers });
    };
  },
};
