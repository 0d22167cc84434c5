import { changeFinished } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'unknown-path-succeeds',
  oracle: 'unknown-path',
  part: 'contracts',
  title: 'A path that does not exist is answered 200',
  description: 'Every unknown path is answered 200 with no data.',
  apply(seams) {
    changeFinished(seams, (outgoing) => {
      if (outgoing.status !== 404 || !String(outgoing.body).includes('unknown_route')) return outgoing;
      const body = JSON.stringify({ ok: true, data: null });
      return { status: 200, headers: { 'Content-Type': 'application/json' }, body };
    });
  },
};
