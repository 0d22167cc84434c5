import { forgetTenant } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'other-tenant-changes-partner',
  oracle: 'object-access-change',
  part: 'contracts',
  title: 'A partner can be changed by every tenant',
  description: 'PATCH /v1/partners/{partner_id} updates by id alone.',
  apply(seams) {
    forgetTenant(seams, 'updatePartner', 'partners', 'partner_id');
  },
};
