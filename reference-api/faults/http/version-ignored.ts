import { pathOf } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'version-ignored',
  oracle: 'version-discipline',
  part: 'contracts',
  title: 'Any version is answered as the first',
  description: 'A path of /v2, /v3 or any other version is answered as if it were /v1.',
  apply(seams) {
    const clean = seams.arrive;
    seams.arrive = (request) => {
      const arrived = clean(request);
      if (!/^\/v(?!1\/)\d+\//.test(pathOf(arrived)) || arrived.method !== 'GET') return arrived;
      const url = arrived.url.replace(/\/v\d+\//, '/v1/');
      return new Request(url, { method: 'GET', headers: arrived.headers });
    };
  },
};
