import { AUDIT } from '../db/resource.ts';
import type { Handlers } from '../http/call.ts';
import { offsetList } from '../http/lists.ts';
import { readItem } from './crud.ts';

export const audit: Handlers = {
  listAuditEntries: (call) => offsetList(call, AUDIT, { tenant: call.caller.tenant }, 'sequence ASC'),
  getAuditEntry: readItem(AUDIT, 'entry_id'),
};
