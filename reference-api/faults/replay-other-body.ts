import type { Row } from '../db/pool.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'replay-other-body',
  oracle: 'idempotency-replay',
  part: 'properties',
  title: 'A repeated request gets another body',
  description:
    'The replay of an Idempotency-Key has the stored status and id and another amount in the body; there is one effect.',
  apply(seams) {
    const clean = seams.replay;
    seams.replay = (reply) => {
      const replayed = clean(reply);
      const data = replayed.data as Row;
      const field = 'amount' in data ? 'amount' : 'total_amount';
      return { ...replayed, data: { ...data, [field]: Number(data[field]) + 1 } };
    };
  },
};
