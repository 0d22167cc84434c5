import { createHash } from 'node:crypto';

/**
 * 16 hex digits that name a way of failing: SHA-256 over oracle id, operation id (null for the whole target) and the
 * violation's key. Depends on nothing else, so that the same defect has the same name in every run.
 */
export function fingerprint(oracle: string, operation: string | null, key: string): string {
  return createHash('sha256')
    .update(JSON.stringify([oracle, operation, key]))
    .digest('hex')
    .slice(0, 16);
}
