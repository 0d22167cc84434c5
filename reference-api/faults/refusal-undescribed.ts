import { changeDescription, member } from './change-description.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'refusal-undescribed',
  oracle: 'errors-declared',
  part: 'contracts',
  title: 'Missing credentials are not described',
  description: 'The served description of GET /v1/webhooks has no 401 answer.',
  apply(seams) {
    changeDescription(seams, (document) => {
      delete member(document, 'paths', '/v1/webhooks', 'get', 'responses')['401'];
    });
  },
};
