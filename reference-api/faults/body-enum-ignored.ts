import { overlook } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'body-enum-ignored',
  oracle: 'rejects-invalid',
  part: 'contracts',
  benchmark: 'P1-5',
  title: 'An enumeration in a body is not enforced',
  description: 'PUT /v1/partners/{partner_id} takes any text as kind and stores a customer for what it does not know.',
  apply(seams) {
    overlook(seams, 'replacePartner', (error) => error.instancePath === '/kind' && error.keyword === 'enum');
    const clean = seams.conditionalUpdate;
    seams.conditionalUpdate = (tx, resource, change) => {
      const { kind } = change.values;
      const known = kind === undefined || kind === 'supplier';
      const values = known ? change.values : { ...change.values, kind: 'customer' };
      return clean(tx, resource, resource.table === 'partners' ? { ...change, values } : change);
    };
  },
};
