import { randomUUID } from 'node:crypto';
import { conflict, notFound } from '../http/problem.ts';
import { refuseUnmet } from './conditional-update.ts';
import { eraseEvents } from './outbox.ts';
import type { Queryable, Row } from './pool.ts';
import type { Resource } from './resource.ts';
import { releaseUnique } from './unique-keys.ts';

const FOREIGN_KEY_VIOLATION = '23503';

/** One item of the tenant. Throws 404. */
export async function readRecord(db: Queryable, resource: Resource, tenant: string, id: string): Promise<Row> {
  const found = await db.query(
    `SELECT ${resource.columns.join(', ')} FROM ${resource.table} WHERE id = $1 AND tenant = $2`,
    [id, tenant],
  );
  const row = found.rows[0];
  if (row === undefined) throw notFound(resource.kind);
  return row;
}

/** Claims a value of the unique field for an item, or throws 409. */
export type Claim = (
  tx: Queryable,
  resource: Resource,
  tenant: string,
  ownerId: string,
  value: string,
) => Promise<void>;

/** Inserts an item with the given columns; its unique field, if it has one, is claimed. */
export async function insertRecord(
  tx: Queryable,
  claim: Claim,
  resource: Resource,
  tenant: string,
  values: Readonly<Record<string, unknown>>,
): Promise<Row> {
  const id = randomUUID();
  const row: Record<string, unknown> = { id, tenant, ...values };
  if (resource.unique !== undefined) {
    await claim(tx, resource, tenant, id, String(row[resource.unique.field]));
  }
  const columns = Object.keys(row);
  const inserted = await tx.query(
    `INSERT INTO ${resource.table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})
     RETURNING ${resource.columns.join(', ')}`,
    Object.values(row),
  );
  return inserted.rows[0] ?? {};
}

/** Every writable field: the given value or its default. */
export function completeBody(resource: Resource, body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(resource.defaults).map(([field, value]) => [field, body[field] === undefined ? value : body[field]]),
  );
}

/** Deletes one item, its claimed value and its events. Throws 404, 412, or 409 while others refer to it. */
export async function deleteRecord(
  tx: Queryable,
  resource: Resource,
  tenant: string,
  id: string,
  versions: readonly number[] | null,
): Promise<void> {
  const compare = versions === null ? '' : ' AND version = ANY($3)';
  try {
    const deleted = await tx.query(
      `DELETE FROM ${resource.table} WHERE id = $1 AND tenant = $2${compare}`,
      versions === null ? [id, tenant] : [id, tenant, versions],
    );
    if (deleted.rowCount === 0) await refuseUnmet(tx, resource, tenant, id);
  } catch (error) {
    if ((error as { code?: unknown }).code !== FOREIGN_KEY_VIOLATION) throw error;
    throw conflict(resource.inUse?.code ?? 'in_use', resource.inUse?.detail ?? 'Something refers to it.');
  }
  await releaseUnique(tx, id);
  await eraseEvents(tx, id);
}
