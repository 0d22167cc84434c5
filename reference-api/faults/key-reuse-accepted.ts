import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'key-reuse-accepted',
  oracle: 'idempotency-key-reuse',
  part: 'properties',
  title: 'A key is accepted for another body',
  description: 'A used Idempotency-Key with another body gets the stored answer of the first one in place of 422.',
  apply(seams) {
    const clean = seams.beginIdempotent;
    seams.beginIdempotent = (db, key) => clean(db, key, 'not compared');
  },
};
