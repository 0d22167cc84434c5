import { notFound, Problem } from '../http/problem.ts';
import type { Queryable, Row } from './pool.ts';
import type { Resource } from './resource.ts';

export interface Change {
  readonly tenant: string;
  readonly id: string;
  /** Column values to set. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Versions the client admits; null for any. */
  readonly versions: readonly number[] | null;
}

const stale = (): Problem =>
  new Problem(412, 'precondition_failed', 'If-Match does not name the current version; read it again.');

/** 404 when there is no such item, else 412: why a conditional statement met no row. */
export async function refuseUnmet(tx: Queryable, resource: Resource, tenant: string, id: string): Promise<never> {
  const found = await tx.query(`SELECT 1 FROM ${resource.table} WHERE id = $1 AND tenant = $2`, [id, tenant]);
  throw found.rows.length === 0 ? notFound(resource.kind) : stale();
}

/**
 * Sets columns of one item and raises its version, in one statement that also compares the version: of several clients
 * with the same one, exactly one succeeds. Returns the new representation. Throws 404 or 412.
 */
export async function conditionalUpdate(tx: Queryable, resource: Resource, change: Change): Promise<Row> {
  const columns = Object.keys(change.values);
  const sets = columns.map((column, index) => `${column} = $${index + 4}`);
  const result = await tx.query(
    `UPDATE ${resource.table} SET ${[...sets, 'version = version + 1', 'updated_at = clock_timestamp()'].join(', ')}
     WHERE id = $1 AND tenant = $2 AND ($3::bigint[] IS NULL OR version = ANY($3))
     RETURNING ${resource.columns.join(', ')}`,
    [change.id, change.tenant, change.versions, ...Object.values(change.values)],
  );
  return result.rows[0] ?? refuseUnmet(tx, resource, change.tenant, change.id);
}
