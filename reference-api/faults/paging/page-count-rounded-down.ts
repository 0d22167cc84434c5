import { changeReply } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'page-count-rounded-down',
  oracle: 'page-has-more',
  part: 'properties',
  title: 'The number of pages is rounded down',
  description: 'GET /v1/partners divides the total by the page size without counting the rest.',
  apply(seams) {
    changeReply(seams, 'listPartners', ({ meta = {}, ...reply }) => {
      const pages = Math.max(1, Math.floor(Number(meta.total) / Number(meta.page_size)));
      return { ...reply, meta: { ...meta, pages } };
    });
  },
};
