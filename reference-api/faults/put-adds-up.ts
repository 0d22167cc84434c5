import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'put-adds-up',
  oracle: 'put-repeat',
  part: 'properties',
  benchmark: 'P1-10',
  title: 'PUT adds to what is stored',
  description: 'PUT /v1/partners/{partner_id} raises the credit limit by the version at every write.',
  apply(seams) {
    const clean = seams.conditionalUpdate;
    seams.conditionalUpdate = async (tx, resource, change) => {
      const row = await clean(tx, resource, change);
      if (resource.table !== 'partners' || !('credit_limit' in change.values)) return row;
      await tx.query('UPDATE partners SET credit_limit = least(credit_limit + version, 1000000000) WHERE id = $1', [
        change.id,
      ]);
      return row;
    };
  },
};
