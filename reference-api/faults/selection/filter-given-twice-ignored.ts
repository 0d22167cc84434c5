import { pathOf } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'filter-given-twice-ignored',
  oracle: 'filter-conjunction',
  part: 'properties',
  title: 'A filter that is given twice is ignored',
  description: 'GET /v1/payments drops a filter field that is given more than once.',
  apply(seams) {
    const clean = seams.arrive;
    seams.arrive = (request) => {
      const arrived = clean(request);
      const url = new URL(arrived.url);
      const repeated = [...new Set(url.searchParams.keys())].filter(
        (name) => name.startsWith('filter[') && url.searchParams.getAll(name).length > 1,
      );
      if (pathOf(arrived) !== '/v1/payments' || repeated.length === 0) return arrived;
      for (const name of repeated) url.searchParams.delete(name);
      return new Request(url, arrived);
    };
  },
};
