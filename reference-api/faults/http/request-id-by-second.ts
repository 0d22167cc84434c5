import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'request-id-by-second',
  oracle: 'correlation-id-unique',
  part: 'contracts',
  title: 'Requests of one second share their id',
  description: 'The id of a request is made of the second in which it came.',
  apply(seams) {
    const clean = seams.requestId;
    seams.requestId = (header) => (header === undefined ? `req-${Math.floor(Date.now() / 1000)}` : clean(header));
  },
};
