import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'offset-rounded-to-pages',
  oracle: 'page-window-overlap',
  part: 'properties',
  title: 'An offset is rounded down to whole pages',
  description: 'GET /v1/stock/movements turns the offset into a page number first.',
  apply(seams) {
    const clean = seams.offsetWindow;
    seams.offsetWindow = (call, asked) => {
      const { offset, limit } = clean(call, asked);
      return { offset: call.operation.id === 'listMovements' ? Math.floor(offset / limit) * limit : offset, limit };
    };
  },
};
