import { pathOf } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'export-takes-unknown-filter',
  oracle: 'unknown-filter-consistent',
  part: 'contracts',
  title: 'An export gives everything for a filter it does not know',
  description: 'GET /v1/exports/products.csv takes any parameter and exports all products.',
  apply(seams) {
    const clean = seams.arrive;
    seams.arrive = (request) => {
      const arrived = clean(request);
      const path = pathOf(arrived);
      return path === '/v1/exports/products.csv' ? new Request(new URL(path, arrived.url), arrived) : arrived;
    };
  },
};
