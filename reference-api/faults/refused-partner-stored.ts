import { Problem } from '../http/problem.ts';
import { overlook } from './changes.ts';
import type { Fault } from './fault.ts';

const HIGHEST = 1_000_000_000;

export const fault: Fault = {
  id: 'refused-partner-stored',
  oracle: 'failed-create-leaves-nothing',
  part: 'contracts',
  title: 'A refused partner stays',
  description:
    'POST /v1/partners commits the partner without its credit limit, then looks at the limit and refuses one above its maximum.',
  apply(seams) {
    overlook(seams, 'createPartner', (error) => error.instancePath === '/credit_limit' && error.keyword === 'maximum');
    const clean = seams.insertRecord;
    seams.insertRecord = async (tx, claim, resource, tenant, values) => {
      if (resource.table !== 'partners' || Number(values.credit_limit) <= HIGHEST)
        return clean(tx, claim, resource, tenant, values);
      await clean(tx, claim, resource, tenant, { ...values, credit_limit: 0 });
      await tx.query('COMMIT');
      await tx.query('BEGIN');
      const error = {
        field: 'credit_limit',
        pointer: '/credit_limit',
        code: 'maximum',
        message: 'must be <= 1000000000',
      };
      throw new Problem(422, 'validation_failed', 'The credit limit is too high.', { errors: [error] });
    };
  },
};
