import { changeReply } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'page-shuffled',
  oracle: 'page-repeatable',
  also: ['compression-same-content'],
  part: 'properties',
  title: 'Items of a page come in any order',
  description: 'GET /v1/transfers without sort puts the items of a page in another order each time.',
  apply(seams) {
    changeReply(seams, 'listTransfers', (reply, call) => {
      if (!Array.isArray(reply.data) || call.url.searchParams.has('sort')) return reply;
      const keyed = reply.data.map((item: unknown) => ({ item, key: Math.random() }));
      return { ...reply, data: keyed.sort((left, right) => left.key - right.key).map(({ item }) => item) };
    });
  },
};
