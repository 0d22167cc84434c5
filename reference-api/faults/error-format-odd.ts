import { changeDescription, member } from './change-description.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'error-format-odd',
  oracle: 'error-format-uniform',
  part: 'contracts',
  title: 'One error is described in another form',
  description: 'The served description gives the 500 answer of GET /v1/jobs members that no other error has.',
  apply(seams) {
    changeDescription(seams, (document) => {
      const schema = { type: 'object', properties: { failure: { type: 'string' }, hint: { type: 'string' } } };
      const content = { 'application/json': { schema } };
      member(document, 'paths', '/v1/jobs', 'get', 'responses')['500'] = { description: 'A fault of ours.', content };
    });
  },
};
