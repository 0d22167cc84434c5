import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'emoji-lost',
  oracle: 'text-hygiene',
  part: 'contracts',
  title: 'Letters beyond the basic plane are lost',
  description: 'POST /v1/webhooks stores a question mark for every letter that takes four bytes in UTF-8.',
  apply(seams) {
    const clean = seams.insertRecord;
    seams.insertRecord = (tx, claim, resource, tenant, values) => {
      if (resource.table !== 'webhooks' || typeof values.description !== 'string')
        return clean(tx, claim, resource, tenant, values);
      const description = values.description.replace(/[\u{10000}-\u{10ffff}]/gu, '?');
      return clean(tx, claim, resource, tenant, { ...values, description });
    };
  },
};
