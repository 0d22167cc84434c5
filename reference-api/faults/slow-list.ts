import { pause } from './changes.ts';
import type { Fault } from './fault.ts';

const SLOW_MS = 400;

export const fault: Fault = {
  id: 'slow-list',
  oracle: 'smoke-latency',
  part: 'load',
  title: 'One list is slow',
  description: 'GET /v1/orders takes 400 ms longer than it should.',
  apply(seams) {
    const clean = seams.beforeHandler;
    seams.beforeHandler = async (call) => {
      if (call.operation.id === 'listOrders') await pause(SLOW_MS);
      await clean(call);
    };
  },
};
