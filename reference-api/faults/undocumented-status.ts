import { changeOutgoing } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'undocumented-status',
  oracle: 'status-documented',
  part: 'contracts',
  benchmark: 'P1-3',
  title: 'Creating a webhook answers 200',
  description: 'POST /v1/webhooks answers 200 where the description has only 201.',
  apply(seams) {
    changeOutgoing(seams, 'createWebhook', (outgoing) => ({ ...outgoing, status: 200 }));
  },
};
