import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'trace-shown',
  oracle: 'error-leak',
  part: 'contracts',
  title: 'A refusal shows a stack trace',
  description: 'Refusals of malformed parameters on GET /v1/coupons carry the trace of the error in their detail.',
  apply(seams) {
    const clean = seams.complaints;
    seams.complaints = (operation, parameter, value, errors) => {
      const found = clean(operation, parameter, value, errors);
      if (operation.id !== 'listCoupons') return found;
      const trace = new Error('invalid parameter').stack ?? '';
      return found.map((one) => ({ ...one, message: `${one.message ?? ''} ${trace}` }));
    };
  },
};
