import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'largest-page-fails',
  oracle: 'no-server-error',
  part: 'contracts',
  title: 'The largest page answers 500',
  description: 'GET /v1/orders?page_size=100 throws; 99 is fine.',
  apply(seams) {
    const clean = seams.pageSize;
    seams.pageSize = (call, asked) => {
      if (call.operation.id === 'listOrders' && asked === 100) throw new Error('work_mem exceeded');
      return clean(call, asked);
    };
  },
};
