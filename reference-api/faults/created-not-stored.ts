import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'created-not-stored',
  oracle: 'created-readable',
  part: 'properties',
  title: 'A created wallet is not there',
  description: 'POST /v1/wallets answers 201 with an id and takes the row back.',
  apply(seams) {
    const clean = seams.insertRecord;
    seams.insertRecord = async (tx, claim, resource, tenant, values) => {
      if (resource.table !== 'wallets') return clean(tx, claim, resource, tenant, values);
      await tx.query('SAVEPOINT before_insert');
      const row = await clean(tx, claim, resource, tenant, values);
      await tx.query('ROLLBACK TO SAVEPOINT before_insert');
      return row;
    };
  },
};
