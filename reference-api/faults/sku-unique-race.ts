import { takenConflict } from '../db/unique-keys.ts';
import { BETWEEN_MS, pause } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'sku-unique-race',
  oracle: 'unique-race',
  part: 'scenarios',
  title: 'Two products can get the same sku',
  description:
    'POST /v1/products looks whether the sku is free and writes a moment later; nothing in the database stops a second one.',
  apply(seams) {
    const clean = seams.claimUnique;
    seams.claimUnique = async (tx, resource, tenant, ownerId, value) => {
      if (resource.table !== 'products') return clean(tx, resource, tenant, ownerId, value);
      const taken = await tx.query('SELECT 1 FROM products WHERE tenant = $1 AND sku = $2 AND id <> $3', [
        tenant,
        value,
        ownerId,
      ]);
      if (taken.rows.length > 0) throw takenConflict(resource, value);
      await pause(BETWEEN_MS);
    };
  },
};
