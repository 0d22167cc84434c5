import type { Operation } from '../operations/types.ts';
import { normalise } from './names.ts';
import type { IdempotencySupport } from './types.ts';

const HEADER = /^x?(?:idempoten(?:cy|ce|t)(?:key|token|id)?|requesttoken|paypalrequestid|clientrequesttoken)$/;
const MENTION = /\b((?:X-)?Idempotenc[ye]-Key)\b/i;

/**
 * Operations that take an idempotency key: a header parameter on POST or PATCH, or the header's name in the description
 * (draft-ietf-httpapi-idempotency-key-header).
 */
export function idempotencyOf(operations: readonly Operation[]): readonly IdempotencySupport[] {
  const found: IdempotencySupport[] = [];
  for (const operation of operations) {
    if (operation.method !== 'POST' && operation.method !== 'PATCH') continue;
    const header = operation.parameters.find((one) => one.in === 'header' && HEADER.test(normalise(one.name)));
    if (header !== undefined) {
      found.push({ operation: operation.id, header: header.name, required: header.required });
      continue;
    }
    const mention = MENTION.exec(`${operation.summary} ${operation.description}`)?.[1];
    if (mention !== undefined) found.push({ operation: operation.id, header: mention, required: false });
  }
  return found;
}
