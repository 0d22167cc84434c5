import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'nosniff-missing-on-errors',
  oracle: 'security-headers',
  part: 'contracts',
  title: 'Refusals lack nosniff',
  description: 'Answers of 400 and above come without X-Content-Type-Options.',
  apply(seams) {
    const clean = seams.lastHeaders;
    seams.lastHeaders = (request, status, headers) => {
      clean(request, status, headers);
      if (status >= 400) headers.delete('X-Content-Type-Options');
    };
  },
};
