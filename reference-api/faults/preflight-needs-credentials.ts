import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'preflight-needs-credentials',
  oracle: 'cors-preflight',
  part: 'contracts',
  title: 'Preflights need credentials',
  description: 'A preflight without a token is answered with 401, as if it were a request.',
  apply(seams) {
    const clean = seams.finish;
    seams.finish = (request, outgoing) => {
      const answer = clean(request, outgoing);
      const isPreflight = request.headers.has('access-control-request-method') && request.method === 'OPTIONS';
      if (!isPreflight || request.headers.has('authorization')) return answer;
      const headers = { ...answer.headers, 'WWW-Authenticate': 'Bearer realm="reference-api"' };
      return { ...answer, status: 401, headers };
    };
  },
};
