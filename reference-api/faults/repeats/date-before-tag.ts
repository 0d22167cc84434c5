import { Problem } from '../../http/problem.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'date-before-tag',
  oracle: 'if-match-over-date',
  part: 'properties',
  title: 'If-Unmodified-Since is looked at beside If-Match',
  description:
    'PATCH /v1/orders/{order_id} refuses by If-Unmodified-Since although If-Match names the current version.',
  apply(seams) {
    const clean = seams.beforeHandler;
    seams.beforeHandler = async (call) => {
      const since = call.header('if-unmodified-since');
      if (call.operation.id === 'updateOrder' && since !== undefined && Date.parse(since) < Date.now() - 60_000)
        throw new Problem(412, 'precondition_failed', 'It was modified since.');
      return clean(call);
    };
  },
};
