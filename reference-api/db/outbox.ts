import { randomUUID } from 'node:crypto';
import type { Queryable } from './pool.ts';

/** Class of the advisory locks by which writers of one tenant's outbox take turns. */
const OUTBOX_LOCK = 727_002;

export interface NewEvent {
  readonly tenant: string;
  readonly type: string;
  readonly subjectId: string;
  /** Further items it tells of: it goes when one of them goes. */
  readonly related?: readonly unknown[];
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * Writes an event in the transaction of the change it tells of. Call it last: the lock it takes lasts until the commit,
 * so that sequence numbers become visible in their order and a reader by cursor skips none.
 */
export async function emitEvent(tx: Queryable, event: NewEvent): Promise<void> {
  const related = [event.subjectId, ...(event.related ?? [])];
  await tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [OUTBOX_LOCK, event.tenant]);
  await tx.query(
    'INSERT INTO outbox (id, tenant, type, subject_id, related, payload) VALUES ($1, $2, $3, $4, $5, $6)',
    [randomUUID(), event.tenant, event.type, event.subjectId, related, JSON.stringify(event.payload)],
  );
}

/** Removes the events that tell of the item. */
export async function eraseEvents(tx: Queryable, itemId: string): Promise<void> {
  await tx.query('DELETE FROM outbox WHERE related @> ARRAY[$1]::uuid[]', [itemId]);
}
