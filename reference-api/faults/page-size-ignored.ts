import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'page-size-ignored',
  oracle: 'page-size-bound',
  part: 'properties',
  title: 'The page size is ignored',
  description: 'GET /v1/coupons gives pages of 20 whatever page_size says.',
  apply(seams) {
    const clean = seams.pageSize;
    seams.pageSize = (call, asked) => (call.operation.id === 'listCoupons' ? 20 : clean(call, asked));
  },
};
