import { overlook } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'unknown-property-ignored',
  oracle: 'rejects-invalid',
  part: 'contracts',
  title: 'A misspelt property is dropped',
  description: 'POST /v1/webhooks drops properties it does not know, which its schema forbids.',
  apply(seams) {
    overlook(seams, 'createWebhook', (error) => error.keyword === 'additionalProperties');
  },
};
