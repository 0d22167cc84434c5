import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'etag-never-revalidates',
  oracle: 'etag-revalidation',
  part: 'properties',
  title: 'If-None-Match is ignored',
  description:
    'GET /v1/partners/{partner_id} answers 200 with the whole partner where the client holds its current ETag.',
  apply(seams) {
    seams.revalidates = (call) => call.operation.id !== 'getPartner';
  },
};
