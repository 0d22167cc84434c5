import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'default-size-unbounded',
  oracle: 'page-default-bounded',
  also: ['body-conforms'],
  part: 'properties',
  title: 'Without a page size everything comes',
  description: 'GET /v1/products without page_size gives all items on one page.',
  apply(seams) {
    const clean = seams.pageSize;
    seams.pageSize = (call, asked) => {
      const left = call.operation.id === 'listProducts' && !call.url.searchParams.has('page_size');
      return left ? 100_000 : clean(call, asked);
    };
  },
};
