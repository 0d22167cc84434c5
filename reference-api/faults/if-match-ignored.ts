import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'if-match-ignored',
  oracle: 'lost-update-if-match',
  part: 'scenarios',
  title: 'If-Match is ignored',
  description: 'Changing a product needs If-Match and does not look at it.',
  apply(seams) {
    const clean = seams.conditionalUpdate;
    seams.conditionalUpdate = (tx, resource, change) =>
      clean(tx, resource, resource.table === 'products' ? { ...change, versions: null } : change);
  },
};
