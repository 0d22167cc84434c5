import { forgetTenant } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'other-tenant-deletes-webhook',
  oracle: 'object-access-change',
  part: 'contracts',
  title: 'A webhook can be deleted by every tenant',
  description: 'DELETE /v1/webhooks/{webhook_id} deletes by id alone.',
  apply(seams) {
    forgetTenant(seams, 'deleteWebhook', 'webhooks', 'webhook_id');
  },
};
