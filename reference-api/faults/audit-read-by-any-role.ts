import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'audit-read-by-any-role',
  oracle: 'capability-matrix',
  part: 'contracts',
  title: 'Every role can read the audit trail',
  description: 'GET /v1/audit/entries does not look at the role of the caller.',
  apply(seams) {
    const clean = seams.mayCall;
    seams.mayCall = (operation, caller) => operation.id === 'listAuditEntries' || clean(operation, caller);
  },
};
