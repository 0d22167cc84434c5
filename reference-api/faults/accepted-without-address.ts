import { changeDescription, member } from './change-description.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'accepted-without-address',
  oracle: 'accepted-poll',
  part: 'contracts',
  title: 'A 202 answer does not tell where to ask',
  description: 'The served description names a 202 answer of POST /v1/webhooks with neither Location nor body.',
  apply(seams) {
    changeDescription(seams, (document) => {
      member(document, 'paths', '/v1/webhooks', 'post', 'responses')['202'] = { description: 'Taken; made later.' };
    });
  },
};
