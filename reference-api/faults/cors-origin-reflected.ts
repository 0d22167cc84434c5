import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'cors-origin-reflected',
  oracle: 'cors-credentials',
  part: 'contracts',
  title: 'Every origin is allowed with credentials',
  description: 'The Origin of the request is sent back as allowed, with credentials.',
  apply(seams) {
    const clean = seams.lastHeaders;
    seams.lastHeaders = (request, status, headers) => {
      clean(request, status, headers);
      const origin = request.headers.get('origin');
      if (origin === null || origin === 'null') return;
      headers.set('Access-Control-Allow-Origin', origin);
      headers.set('Access-Control-Allow-Credentials', 'true');
    };
  },
};
