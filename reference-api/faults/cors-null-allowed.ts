import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'cors-null-allowed',
  oracle: 'cors-credentials',
  part: 'contracts',
  title: 'The origin null is allowed with credentials',
  description: 'Requests of sandboxed frames and local files are allowed with credentials.',
  apply(seams) {
    const clean = seams.lastHeaders;
    seams.lastHeaders = (request, status, headers) => {
      clean(request, status, headers);
      if (request.headers.get('origin') !== 'null') return;
      headers.set('Access-Control-Allow-Origin', 'null');
      headers.set('Access-Control-Allow-Credentials', 'true');
    };
  },
};
