import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'page-border-gap',
  oracle: 'page-walk-gap',
  also: ['page-total'],
  part: 'properties',
  title: 'An item is lost at each page border',
  description: 'GET /v1/products skips one more item for every page before: (page - 1) * (page_size + 1).',
  apply(seams) {
    const clean = seams.pageWindow;
    seams.pageWindow = (call, page, pageSize) => {
      const window = clean(call, page, pageSize);
      return call.operation.id === 'listProducts' ? { ...window, offset: window.offset + page - 1 } : window;
    };
  },
};
