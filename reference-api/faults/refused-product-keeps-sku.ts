import { Problem } from '../http/problem.ts';
import { overlook } from './changes.ts';
import type { Fault } from './fault.ts';

const HIGHEST = 100_000_000;

export const fault: Fault = {
  id: 'refused-product-keeps-sku',
  oracle: 'failed-create-leaves-nothing',
  part: 'contracts',
  title: 'A refused product keeps its sku',
  description:
    'POST /v1/products claims the sku for good before it looks at the price and refuses one above its maximum.',
  apply(seams) {
    overlook(seams, 'createProduct', (error) => error.instancePath === '/unit_price' && error.keyword === 'maximum');
    const clean = seams.insertRecord;
    seams.insertRecord = async (tx, claim, resource, tenant, values) => {
      if (resource.table !== 'products' || Number(values.unit_price) <= HIGHEST)
        return clean(tx, claim, resource, tenant, values);
      await claim(tx, resource, tenant, '00000000-0000-4000-8000-000000000000', String(values.sku));
      await tx.query('COMMIT');
      await tx.query('BEGIN');
      const error = { field: 'unit_price', pointer: '/unit_price', code: 'maximum', message: 'must be <= 100000000' };
      throw new Problem(422, 'validation_failed', 'The price is too high.', { errors: [error] });
    };
  },
};
