import { changeFinished, pathOf, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'challenge-malformed',
  oracle: 'unauthorized-challenge',
  part: 'contracts',
  title: 'The challenge of a 401 cannot be parsed',
  description: 'The realm of WWW-Authenticate on wallets is given in two words without quotes.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      outgoing.status === 401 && pathOf(request).startsWith('/v1/wallets')
        ? withHeaders(outgoing, { 'WWW-Authenticate': 'Bearer realm=reference api' })
        : outgoing,
    );
  },
};
