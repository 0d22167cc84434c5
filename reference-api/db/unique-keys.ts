import { conflict } from '../http/problem.ts';
import type { Queryable } from './pool.ts';
import type { Resource } from './resource.ts';

/**
 * Claims the unique field of an item for it, giving up its former value. One INSERT decides: a second claimant waits for
 * the first to commit. Throws 409 with the code of the resource.
 */
export async function claimUnique(
  tx: Queryable,
  resource: Resource,
  tenant: string,
  ownerId: string,
  value: string,
): Promise<void> {
  await tx.query('DELETE FROM unique_keys WHERE owner_id = $1 AND kind = $2 AND value <> $3', [
    ownerId,
    resource.kind,
    value,
  ]);
  const claimed = await tx.query(
    `INSERT INTO unique_keys (tenant, kind, value, owner_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT (tenant, kind, value) DO UPDATE SET owner_id = EXCLUDED.owner_id
     WHERE unique_keys.owner_id = EXCLUDED.owner_id RETURNING owner_id`,
    [tenant, resource.kind, value, ownerId],
  );
  if (claimed.rows.length === 0) throw takenConflict(resource, value);
}

export function takenConflict(resource: Resource, value: string): Error {
  const { field, code } = resource.unique ?? { field: 'id', code: 'conflict' };
  return conflict(code, `Another ${resource.kind} of the tenant has the ${field} ${value}.`);
}

export async function releaseUnique(tx: Queryable, ownerId: string): Promise<void> {
  await tx.query('DELETE FROM unique_keys WHERE owner_id = $1', [ownerId]);
}
