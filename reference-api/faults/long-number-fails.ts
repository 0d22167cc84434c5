import type { Fault } from './fault.ts';

const LARGEST = 2 ** 63;

export const fault: Fault = {
  id: 'long-number-fails',
  oracle: 'no-server-error',
  part: 'contracts',
  title: 'A number beyond 64 bits answers 500',
  description:
    'POST /v1/partners converts the credit limit before it is judged; what does not fit into 64 bits throws.',
  apply(seams) {
    const clean = seams.complaints;
    seams.complaints = (operation, parameter, value, errors) => {
      const limit = operation.id === 'createPartner' && (value as { credit_limit?: unknown } | null)?.credit_limit;
      if (typeof limit === 'number' && Math.abs(limit) >= LARGEST) throw new Error('value out of range for bigint');
      return clean(operation, parameter, value, errors);
    };
  },
};
