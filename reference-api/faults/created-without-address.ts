import { changeDescription, member } from './change-description.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'created-without-address',
  oracle: 'created-location',
  part: 'contracts',
  title: 'A 201 answer does not tell where the item is',
  description: 'The served description names a 201 answer of POST /v1/exports with neither Location nor body.',
  apply(seams) {
    changeDescription(seams, (document) => {
      member(document, 'paths', '/v1/exports', 'post', 'responses')['201'] = { description: 'Made at once.' };
    });
  },
};
