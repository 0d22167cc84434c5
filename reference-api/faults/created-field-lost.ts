import type { Row } from '../db/pool.ts';
import { changeReply } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'created-field-lost',
  oracle: 'created-readable',
  part: 'properties',
  title: 'A created field cannot be read',
  description: 'GET /v1/webhooks/{webhook_id} gives null for the description that was accepted and is shown elsewhere.',
  apply(seams) {
    changeReply(seams, 'getWebhook', (reply) => ({ ...reply, data: { ...(reply.data as Row), description: null } }));
  },
};
