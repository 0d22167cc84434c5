import { changeReply } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'later-pages-sorted-by-name',
  oracle: 'page-size-independence',
  part: 'properties',
  title: 'Later pages are sorted by themselves',
  description: 'GET /v1/products without sort puts the items of each page after the first in the order of their names.',
  apply(seams) {
    changeReply(seams, 'listProducts', (reply, call) => {
      const later = Number(call.query.page) > 1 && !call.url.searchParams.has('sort');
      if (!later || !Array.isArray(reply.data)) return reply;
      const named = [...(reply.data as { name: string }[])];
      return { ...reply, data: named.sort((left, right) => (left.name < right.name ? -1 : 1)) };
    });
  },
};
