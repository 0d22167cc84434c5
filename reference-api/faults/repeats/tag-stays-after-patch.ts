import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'tag-stays-after-patch',
  oracle: 'etag-changes-with-content',
  also: ['lost-update-if-match'],
  part: 'properties',
  title: 'A change leaves the tag as it is',
  description: 'Changing an order does not raise its version, so that its ETag stays.',
  apply(seams) {
    const clean = seams.conditionalUpdate;
    seams.conditionalUpdate = async (tx, resource, change) => {
      const row = await clean(tx, resource, change);
      if (resource.table !== 'orders') return row;
      await tx.query('UPDATE orders SET version = version - 1 WHERE id = $1', [change.id]);
      return { ...row, version: Number(row.version) - 1 };
    };
  },
};
