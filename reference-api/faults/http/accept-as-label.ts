import { changeFinished, pathOf, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'accept-as-label',
  oracle: 'unacceptable-accept',
  part: 'contracts',
  title: 'JSON is labelled as whatever was asked for',
  description: 'GET /v1/stock/movements takes the first type of Accept as the Content-Type of its JSON.',
  apply(seams) {
    const clean = seams.arrive;
    seams.arrive = (request) => {
      const arrived = clean(request);
      const asked = (arrived.headers.get('accept') ?? '').split(/[,;]/)[0]?.trim() ?? '';
      if (pathOf(arrived) !== '/v1/stock/movements' || asked === '' || asked.includes('*')) return arrived;
      const headers = new Headers(arrived.headers);
      headers.set('Accept', '*/*');
      headers.set('X-Asked', asked);
      return new Request(arrived.url, { method: arrived.method, headers });
    };
    changeFinished(seams, (outgoing, request) => {
      const asked = request.headers.get('x-asked');
      return asked !== null && outgoing.status === 200 ? withHeaders(outgoing, { 'Content-Type': asked }) : outgoing;
    });
  },
};
