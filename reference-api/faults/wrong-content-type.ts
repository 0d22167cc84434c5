import { changeOutgoing } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'wrong-content-type',
  oracle: 'content-type-documented',
  part: 'contracts',
  title: 'One audit entry comes as text/html',
  description: 'GET /v1/audit/entries/{entry_id} sends its JSON as text/html.',
  apply(seams) {
    changeOutgoing(seams, 'getAuditEntry', (outgoing) => {
      if (outgoing.body === null) return outgoing;
      return { ...outgoing, headers: { ...outgoing.headers, 'Content-Type': 'text/html' } };
    });
  },
};
