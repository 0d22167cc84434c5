import { randomUUID } from 'node:crypto';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'request-id-not-echoed',
  oracle: 'correlation-id-echoed',
  part: 'contracts',
  title: 'The request id of the client is thrown away',
  description: 'Every request gets a new id, whatever X-Request-Id it came with.',
  apply(seams) {
    seams.requestId = () => randomUUID();
  },
};
