import type { KeyIdentity } from '../../db/idempotency-store.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'key-shared-by-operations',
  oracle: 'idempotency-other-endpoint',
  part: 'properties',
  title: 'A key gives another operation the stored answer',
  description: 'A key that one operation stored is found by every other one, whatever is sent to it.',
  apply(seams) {
    const clean = seams.beginIdempotent;
    const known = new Map<string, { readonly key: KeyIdentity; readonly hash: string }>();
    seams.beginIdempotent = async (db, key, hash) => {
      const name = `${key.tenant} ${key.subject} ${key.key}`;
      const first = known.get(name);
      if (first !== undefined && first.key.operation !== key.operation) return clean(db, first.key, first.hash);
      const begun = await clean(db, key, hash);
      known.set(name, { key, hash });
      return begun;
    };
  },
};
