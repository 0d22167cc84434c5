import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'has-more-never-said',
  oracle: 'page-has-more',
  part: 'properties',
  title: 'A stretch never says that there is more',
  description: 'GET /v1/webhooks compares the rows found with one more than it asked for.',
  apply(seams) {
    seams.hasMore = (_call, found, limit) => found > limit + 1;
  },
};
