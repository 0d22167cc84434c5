import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'previous-tag-admitted',
  oracle: 'if-match-stale-refused',
  also: ['lost-update-if-match'],
  part: 'properties',
  title: 'The tag before the current one is admitted',
  description: 'Changing a partner admits the version that was current before the last change.',
  apply(seams) {
    const clean = seams.conditionalUpdate;
    seams.conditionalUpdate = (tx, resource, change) => {
      const { versions } = change;
      if (resource.table !== 'partners' || versions === null) return clean(tx, resource, change);
      return clean(tx, resource, { ...change, versions: versions.flatMap((one) => [one, one + 1]) });
    };
  },
};
