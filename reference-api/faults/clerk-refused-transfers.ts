import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'clerk-refused-transfers',
  oracle: 'capability-matrix',
  part: 'contracts',
  title: 'A role is refused what it may do',
  description: 'POST /v1/transfers is refused to clerks.',
  apply(seams) {
    const clean = seams.mayCall;
    seams.mayCall = (operation, caller) =>
      clean(operation, caller) && !(operation.id === 'createTransfer' && caller.role === 'clerk');
  },
};
