import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'put-keeps-values',
  oracle: 'put-replaces-whole',
  part: 'properties',
  benchmark: 'P1-9',
  title: 'PUT keeps values that were left out',
  description: 'PUT /v1/partners/{partner_id} leaves the columns alone that the body does not name.',
  apply(seams) {
    const clean = seams.conditionalUpdate;
    seams.conditionalUpdate = (tx, resource, change) => {
      // A replacement names every field.
      const replaces = Object.keys(change.values).length === Object.keys(resource.defaults).length;
      if (resource.table !== 'partners' || !replaces) return clean(tx, resource, change);
      const named = Object.entries(change.values).filter(([, value]) => value !== null);
      return clean(tx, resource, { ...change, values: Object.fromEntries(named) });
    };
  },
};
