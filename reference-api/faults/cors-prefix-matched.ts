import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'cors-prefix-matched',
  oracle: 'cors-credentials',
  part: 'contracts',
  title: 'Origins are compared by their beginning',
  description: 'Any origin that begins like the one of the front end is allowed with credentials.',
  apply(seams) {
    const clean = seams.lastHeaders;
    seams.lastHeaders = (request, status, headers) => {
      clean(request, status, headers);
      const origin = request.headers.get('origin');
      if (!origin?.startsWith('http://localhost')) return;
      headers.set('Access-Control-Allow-Origin', origin);
      headers.set('Access-Control-Allow-Credentials', 'true');
    };
  },
};
