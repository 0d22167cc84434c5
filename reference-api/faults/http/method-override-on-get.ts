import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'method-override-on-get',
  oracle: 'method-override-ignored',
  part: 'contracts',
  title: 'A header turns GET into DELETE',
  description: 'X-HTTP-Method-Override is honoured on every method, GET too.',
  apply(seams) {
    const clean = seams.arrive;
    seams.arrive = (request) => {
      const arrived = clean(request);
      const method = arrived.headers.get('x-http-method-override');
      if (method === null || arrived.method !== 'GET') return arrived;
      return new Request(arrived.url, { method, headers: arrived.headers });
    };
  },
};
