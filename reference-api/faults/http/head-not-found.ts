import { changeFinished, pathOf } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'head-not-found',
  oracle: 'head-equals-get',
  part: 'contracts',
  title: 'HEAD does not find what GET finds',
  description: 'HEAD of a partner is answered 404.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      request.method === 'HEAD' && pathOf(request).startsWith('/v1/partners/')
        ? { status: 404, headers: {}, body: null }
        : outgoing,
    );
  },
};
