import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'total-too-large',
  oracle: 'page-total',
  part: 'properties',
  title: 'The total is one too large',
  description: 'GET /v1/payments counts one item that is not there.',
  apply(seams) {
    const clean = seams.total;
    seams.total = (call, counted) => clean(call, counted) + (call.operation.id === 'listPayments' ? 1 : 0);
  },
};
