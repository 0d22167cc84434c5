import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'description-rendered',
  oracle: 'injection',
  part: 'contracts',
  title: 'A description is rendered as a template',
  description:
    'POST /v1/products puts {{a*b}} of the description into its template and stores the product of the numbers.',
  apply(seams) {
    const clean = seams.completeBody;
    seams.completeBody = (resource, body) => {
      const values = clean(resource, body);
      if (resource.table !== 'products' || typeof values.description !== 'string') return values;
      const description = values.description.replace(/\{\{(\d+)\*(\d+)\}\}/g, (_all, left, right) =>
        String(Number(left) * Number(right)),
      );
      return { ...values, description };
    };
  },
};
