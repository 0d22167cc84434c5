import { changeDescription, member } from './change-description.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'security-unsaid',
  oracle: 'security-declared',
  part: 'contracts',
  title: 'An operation does not say whether it is public',
  description: 'The served description has no security for all, and none at GET /v1/version.',
  apply(seams) {
    changeDescription(seams, (document) => {
      delete document.security;
      delete member(document, 'paths', '/v1/version', 'get').security;
    });
  },
};
