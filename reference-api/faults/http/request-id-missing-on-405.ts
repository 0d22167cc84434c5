import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'request-id-missing-on-405',
  oracle: 'correlation-id-present',
  part: 'contracts',
  title: 'A 405 lacks the request id',
  description: 'Every 405 comes without X-Request-Id.',
  apply(seams) {
    const clean = seams.lastHeaders;
    seams.lastHeaders = (request, status, headers) => {
      clean(request, status, headers);
      if (status === 405) headers.delete('X-Request-Id');
    };
  },
};
