import { BETWEEN_MS, pause } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'if-match-race',
  oracle: 'lost-update-if-match',
  part: 'scenarios',
  title: 'If-Match is compared too early',
  description: 'Changing a product reads the version, compares it, and writes a moment later without comparing again.',
  apply(seams) {
    const clean = seams.conditionalUpdate;
    seams.conditionalUpdate = async (tx, resource, change) => {
      const { tenant, id, versions } = change;
      if (resource.table !== 'products' || versions === null) return clean(tx, resource, change);
      const found = await tx.query('SELECT version FROM products WHERE id = $1 AND tenant = $2', [id, tenant]);
      const version = found.rows[0]?.version;
      if (version !== undefined && !versions.includes(Number(version))) return clean(tx, resource, change);
      await pause(BETWEEN_MS);
      return clean(tx, resource, { ...change, versions: null });
    };
  },
};
