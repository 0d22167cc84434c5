import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'token-secret-known',
  oracle: 'token-weak-secret',
  part: 'contracts',
  title: 'Tokens are signed with a key of a tutorial',
  description: 'The key is the one every tutorial shows.',
  apply(seams) {
    seams.tokenSecret = () => 'your-256-bit-secret';
  },
};
