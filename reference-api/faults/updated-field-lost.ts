import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'updated-field-lost',
  oracle: 'update-effective',
  part: 'properties',
  title: 'A changed field keeps its old value',
  description: 'PUT /v1/webhooks/{webhook_id} accepts a description and does not store it.',
  apply(seams) {
    const clean = seams.conditionalUpdate;
    seams.conditionalUpdate = (tx, resource, change) => {
      if (resource.table !== 'webhooks') return clean(tx, resource, change);
      const { description: _lost, ...values } = change.values;
      return clean(tx, resource, { ...change, values });
    };
  },
};
