import type { KeyIdentity } from '../../db/idempotency-store.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'equal-bodies-taken-for-repeats',
  oracle: 'idempotency-other-key',
  part: 'properties',
  title: 'Equal requests are taken for repeats',
  description: 'POST /v1/wallets gives the stored answer to an equal request with another key.',
  apply(seams) {
    const clean = seams.beginIdempotent;
    const keys = new Set<string>();
    const hashes = new Map<string, KeyIdentity>();
    seams.beginIdempotent = async (db, key, hash) => {
      if (key.operation !== 'createWallet') return clean(db, key, hash);
      const first = keys.has(`${key.tenant} ${key.key}`) ? undefined : hashes.get(`${key.tenant} ${hash}`);
      if (first !== undefined) return clean(db, first, hash);
      keys.add(`${key.tenant} ${key.key}`);
      hashes.set(`${key.tenant} ${hash}`, key);
      return clean(db, key, hash);
    };
  },
};
