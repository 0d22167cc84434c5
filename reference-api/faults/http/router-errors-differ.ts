import { changeFinished, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'router-errors-differ',
  oracle: 'error-envelope-uniform',
  part: 'contracts',
  title: 'The router has error bodies of its own',
  description: 'A 405 is answered {"message"} of application/json instead of a problem.',
  apply(seams) {
    changeFinished(seams, (outgoing) =>
      outgoing.status === 405
        ? {
            ...withHeaders(outgoing, { 'Content-Type': 'application/json' }),
            body: JSON.stringify({ message: 'Method Not Allowed' }),
          }
        : outgoing,
    );
  },
};
