import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'text-cut-at-line-break',
  oracle: 'text-hygiene',
  part: 'contracts',
  title: 'A text ends at its first line break',
  description: 'POST /v1/products stores the first line of a description.',
  apply(seams) {
    const clean = seams.insertRecord;
    seams.insertRecord = (tx, claim, resource, tenant, values) => {
      if (resource.table !== 'products' || typeof values.description !== 'string')
        return clean(tx, claim, resource, tenant, values);
      const [description] = values.description.split(/\r?\n/);
      return clean(tx, claim, resource, tenant, { ...values, description });
    };
  },
};
