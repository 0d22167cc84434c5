import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'patch-null-dropped',
  oracle: 'patch-merges',
  part: 'properties',
  title: 'PATCH cannot clear a field',
  description: 'PATCH /v1/partners/{partner_id} takes null for "not given" and keeps the value.',
  apply(seams) {
    const clean = seams.conditionalUpdate;
    seams.conditionalUpdate = (tx, resource, change) => {
      // A replacement names every field.
      if (resource.table !== 'partners' || 'code' in change.values) return clean(tx, resource, change);
      const values = Object.fromEntries(Object.entries(change.values).filter(([, value]) => value !== null));
      return clean(tx, resource, { ...change, values });
    };
  },
};
