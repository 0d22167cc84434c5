import { changeFinished, pathOf, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'head-other-tag',
  oracle: 'head-equals-get',
  part: 'contracts',
  title: 'HEAD gives another ETag than GET',
  description: 'HEAD of a webhook gives the ETag of an item without content.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      request.method === 'HEAD' && pathOf(request).startsWith('/v1/webhooks/')
        ? withHeaders(outgoing, { ETag: '"e3b0c442-0"' })
        : outgoing,
    );
  },
};
