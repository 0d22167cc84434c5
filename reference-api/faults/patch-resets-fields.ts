import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'patch-resets-fields',
  oracle: 'patch-merges',
  part: 'properties',
  title: 'PATCH resets what it does not name',
  description:
    'PATCH /v1/products/{product_id} writes the defaults of the tags and the weight when the body leaves them out.',
  apply(seams) {
    const clean = seams.conditionalUpdate;
    seams.conditionalUpdate = (tx, resource, change) =>
      clean(
        tx,
        resource,
        resource.table === 'products'
          ? { ...change, values: { weight_grams: null, tags: [], ...change.values } }
          : change,
      );
  },
};
