import { changeFinished, pathOf, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'validation-errors-differ',
  oracle: 'error-envelope-uniform',
  part: 'contracts',
  title: 'One module has error bodies of its own',
  description: 'Refused bodies of wallets are answered {"errors"} of application/json instead of a problem.',
  also: ['content-type-documented'],
  apply(seams) {
    changeFinished(seams, (outgoing, request) => {
      if (outgoing.status !== 422 || !pathOf(request).startsWith('/v1/wallets')) return outgoing;
      const { errors } = JSON.parse(String(outgoing.body)) as { errors: { message: string }[] };
      const body = JSON.stringify({ errors: errors.map(({ message }) => message) });
      return { ...withHeaders(outgoing, { 'Content-Type': 'application/json' }), body };
    });
  },
};
