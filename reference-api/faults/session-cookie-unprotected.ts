import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'session-cookie-unprotected',
  oracle: 'cookie-attributes',
  part: 'contracts',
  title: 'Scripts can read the session cookie',
  description: 'GET /v1/auth/me sets a session cookie without HttpOnly and SameSite.',
  apply(seams) {
    const clean = seams.lastHeaders;
    seams.lastHeaders = (request, status, headers) => {
      clean(request, status, headers);
      if (new URL(request.url).pathname === '/v1/auth/me' && status === 200)
        headers.append('Set-Cookie', 'session_id=3f9a5c; Path=/');
    };
  },
};
