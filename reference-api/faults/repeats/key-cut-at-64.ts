import type { Fault } from '../fault.ts';
import { changeKeys } from './change-keys.ts';

export const fault: Fault = {
  id: 'key-cut-at-64',
  oracle: 'idempotency-malformed-key',
  part: 'properties',
  title: 'Long keys are cut',
  description: 'POST /v1/payments stores the first 64 characters of its key, and takes keys of 255.',
  apply(seams) {
    changeKeys(seams, 'createPayment', (key) => ({ ...key, key: key.key.slice(0, 64) }));
  },
};
