import { randomUUID } from 'node:crypto';
import type { Fault } from '../fault.ts';
import { changeHeaders } from './change-headers.ts';

export const fault: Fault = {
  id: 'key-not-required',
  oracle: 'idempotency-key-required',
  part: 'properties',
  title: 'A required key may be missing',
  description:
    'POST /v1/payments without its Idempotency-Key is carried out, and the description says that it is needed.',
  apply(seams) {
    changeHeaders(seams, 'POST', /^\/v1\/payments$/, (headers) => {
      if (!headers.has('idempotency-key')) headers.set('idempotency-key', randomUUID());
    });
  },
};
