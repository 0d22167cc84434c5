import { changeFinished, pathOf, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'not-modified-without-tag',
  oracle: 'conditional-304-fields',
  part: 'contracts',
  title: 'A 304 does not repeat the ETag',
  description: 'The 304 of a partner comes without ETag.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      outgoing.status === 304 && pathOf(request).startsWith('/v1/partners/')
        ? withHeaders(outgoing, { ETag: undefined })
        : outgoing,
    );
  },
};
