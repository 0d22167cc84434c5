import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'cursor-gap',
  oracle: 'page-walk-gap',
  part: 'properties',
  title: 'An event is lost between two stretches',
  description: 'GET /v1/events makes the cursor from the item that was only looked at to know whether there is more.',
  apply(seams) {
    seams.lastOfStretch = (rows, limit) => rows[limit];
  },
};
