import { randomUUID } from 'node:crypto';
import type { Caller } from '../http/call.ts';
import type { Queryable } from './pool.ts';

/** Records who did what to which item. */
export async function recordAudit(tx: Queryable, caller: Caller, action: string, target: string | null): Promise<void> {
  await tx.query('INSERT INTO audit_entries (id, tenant, subject, action, target) VALUES ($1, $2, $3, $4, $5)', [
    randomUUID(),
    caller.tenant,
    caller.subject,
    action,
    target,
  ]);
}
