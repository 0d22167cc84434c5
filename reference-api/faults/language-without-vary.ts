import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'language-without-vary',
  oracle: 'vary-complete',
  part: 'contracts',
  title: 'The language of an answer follows the request, and Vary does not say so',
  description: 'GET /openapi.json is in the language asked for, and every cache may keep it for all.',
  apply(seams) {
    const clean = seams.lastHeaders;
    seams.lastHeaders = (request, status, headers) => {
      clean(request, status, headers);
      const language = request.headers.get('accept-language')?.slice(0, 2) ?? 'en';
      if (new URL(request.url).pathname === '/openapi.json' && status === 200)
        headers.set('Content-Language', language === 'de' ? 'de' : 'en');
    };
  },
};
