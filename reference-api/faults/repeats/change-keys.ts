import type { KeyIdentity } from '../../db/idempotency-store.ts';
import type { Queryable, Row } from '../../db/pool.ts';
import type { Seams } from '../../seams.ts';

/** Stores and looks up the keys of one operation under another identity. */
export function changeKeys(seams: Seams, operation: string, change: (key: KeyIdentity) => KeyIdentity): void {
  const { beginIdempotent, completeIdempotent, abandonIdempotent } = seams;
  const changed = (key: KeyIdentity): KeyIdentity => (key.operation === operation ? change(key) : key);
  seams.beginIdempotent = (db, key, hash) => beginIdempotent(db, changed(key), hash);
  seams.completeIdempotent = (tx, key, attempt, reply) => completeIdempotent(tx, changed(key), attempt, reply);
  seams.abandonIdempotent = (db, key, attempt) => abandonIdempotent(db, changed(key), attempt);
}

/** Does something to the database whenever one operation gives a stored answer; `made` is the item it tells of. */
export function onReplay(seams: Seams, operation: string, act: (db: Queryable, made: Row) => Promise<unknown>): void {
  const { beginIdempotent } = seams;
  seams.beginIdempotent = async (db, key, hash) => {
    const begun = await beginIdempotent(db, key, hash);
    if (begun.state === 'stored' && key.operation === operation) await act(db, begun.reply.data as Row);
    return begun;
  };
}
