import { takenConflict } from '../db/unique-keys.ts';
import { BETWEEN_MS, pause } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'partner-code-unique-race',
  oracle: 'unique-race',
  part: 'scenarios',
  title: 'Two partners can get the same code',
  description:
    'POST /v1/partners looks whether the code is free and writes a moment later; nothing in the database stops a second one.',
  apply(seams) {
    const clean = seams.claimUnique;
    seams.claimUnique = async (tx, resource, tenant, ownerId, value) => {
      if (resource.table !== 'partners') return clean(tx, resource, tenant, ownerId, value);
      const taken = await tx.query('SELECT 1 FROM partners WHERE tenant = $1 AND code = $2 AND id <> $3', [
        tenant,
        value,
        ownerId,
      ]);
      if (taken.rows.length > 0) throw takenConflict(resource, value);
      await pause(BETWEEN_MS);
    };
  },
};
