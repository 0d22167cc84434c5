import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'cursor-repeat',
  oracle: 'page-walk-repeat',
  part: 'properties',
  title: 'An event comes twice',
  description: 'GET /v1/events makes the cursor from the last item but one; a stretch of one item is not affected.',
  apply(seams) {
    seams.lastOfStretch = (rows, limit) => rows[Math.max(0, limit - 2)];
  },
};
