import { changeFinished, pathOf, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'head-counts-nothing',
  oracle: 'head-equals-get',
  part: 'contracts',
  title: 'HEAD says that there is no content',
  description: 'HEAD /v1/coupons says Content-Length: 0, where GET has a list.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      request.method === 'HEAD' && pathOf(request) === '/v1/coupons'
        ? withHeaders(outgoing, { 'Content-Length': '0' })
        : outgoing,
    );
  },
};
