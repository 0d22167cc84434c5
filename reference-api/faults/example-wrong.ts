import { changeDescription, member } from './change-description.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'example-wrong',
  oracle: 'examples-valid',
  part: 'contracts',
  title: 'An example does not fit its schema',
  description: 'The served description gives the schema of the version an example with a number for its name.',
  apply(seams) {
    changeDescription(seams, (document) => {
      member(document, 'components', 'schemas', 'Version').example = { name: 1, version: '1.0.0', node: '24.0.0' };
    });
  },
};
