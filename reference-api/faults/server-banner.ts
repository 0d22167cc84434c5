import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'server-banner',
  oracle: 'version-banner',
  part: 'contracts',
  title: 'Every answer names the version of the server',
  description: 'Server: reference-api/1.4.2',
  apply(seams) {
    const clean = seams.lastHeaders;
    seams.lastHeaders = (request, status, headers) => {
      clean(request, status, headers);
      headers.set('Server', 'reference-api/1.4.2');
    };
  },
};
