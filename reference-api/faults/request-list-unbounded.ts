import { changeDescription, member } from './change-description.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'request-list-unbounded',
  oracle: 'request-bounds',
  part: 'contracts',
  title: 'A list in a request has no bound',
  description: 'The served description of webhooks has no maxItems on event_types.',
  apply(seams) {
    changeDescription(seams, (document) => {
      delete member(document, 'components', 'schemas', 'WebhookInput', 'properties', 'event_types').maxItems;
    });
  },
};
