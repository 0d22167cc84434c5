import { overlook } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'maximum-ignored',
  oracle: 'rejects-invalid',
  part: 'contracts',
  title: 'A maximum is not enforced',
  description: 'GET /v1/payments takes a page above the maximum of 100000.',
  apply(seams) {
    overlook(seams, 'listPayments', (error, parameter) => parameter === 'page' && error.keyword === 'maximum');
  },
};
