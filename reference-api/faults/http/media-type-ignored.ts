import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'media-type-ignored',
  oracle: 'unsupported-media-type',
  also: ['rejects-invalid'],
  part: 'contracts',
  title: 'A body of any media type is read as JSON',
  description: 'No operation looks at Content-Type.',
  apply(seams) {
    seams.takesMediaType = () => true;
  },
};
