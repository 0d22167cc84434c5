import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'largest-limit-fails',
  oracle: 'no-server-error',
  part: 'contracts',
  title: 'The largest limit answers 500',
  description: 'GET /v1/stock/movements?limit=200 throws; 199 is fine.',
  apply(seams) {
    const clean = seams.offsetWindow;
    seams.offsetWindow = (call, asked) => {
      if (call.operation.id === 'listMovements' && asked.limit === 200) throw new Error('work_mem exceeded');
      return clean(call, asked);
    };
  },
};
