import { changeFinished, pathOf } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'undescribed-method-succeeds',
  oracle: 'unsupported-method',
  part: 'contracts',
  title: 'A method nobody described is accepted',
  description: 'PATCH /v1/jobs/{job_id} is answered 204 and does nothing.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      outgoing.status === 405 && request.method === 'PATCH' && pathOf(request).startsWith('/v1/jobs/')
        ? { status: 204, headers: {}, body: null }
        : outgoing,
    );
  },
};
