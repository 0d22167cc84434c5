import { changeReply, overlook } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'size-zero-means-all',
  oracle: 'page-size-extremes',
  also: ['rejects-invalid'],
  part: 'properties',
  title: 'A page size of 0 gives everything',
  description: 'GET /v1/partners takes page_size=0 for no limit.',
  apply(seams) {
    overlook(seams, 'listPartners', ({ keyword }, parameter) => parameter === 'page_size' && keyword === 'minimum');
    const clean = seams.pageSize;
    seams.pageSize = (call, asked) =>
      call.operation.id === 'listPartners' && asked < 1 ? 100_000 : clean(call, asked);
    changeReply(seams, 'listPartners', ({ meta = {}, ...reply }) => ({
      ...reply,
      meta: { ...meta, page_size: Math.max(1, Number(meta.page_size)) },
    }));
  },
};
