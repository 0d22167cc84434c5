import { pathOf } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'key-stuck-after-refusal',
  oracle: 'idempotency-after-refusal',
  part: 'properties',
  title: 'A refused request holds its key',
  description:
    'A payment that is refused as invalid keeps its key: the corrected one is told that the first still runs.',
  apply(seams) {
    const { finish, beginIdempotent } = seams;
    const held = new Set<string>();
    seams.finish = (request, outgoing) => {
      const key = request.headers.get('idempotency-key');
      const refused = outgoing.status === 400 || outgoing.status === 422;
      if (refused && key !== null && request.method === 'POST' && pathOf(request) === '/v1/payments') held.add(key);
      return finish(request, outgoing);
    };
    seams.beginIdempotent = async (db, key, hash) =>
      held.has(key.key) && key.operation === 'createPayment' ? { state: 'running' } : beginIdempotent(db, key, hash);
  },
};
