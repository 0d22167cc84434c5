import { changeFinished, pathOf, withMembers } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'title-differs',
  oracle: 'error-code-taxonomy',
  part: 'contracts',
  title: 'One problem type has two titles',
  description: 'Refused parameters of coupons have the type of all others with a title of their own.',
  apply(seams) {
    changeFinished(seams, (outgoing, request) =>
      outgoing.status === 400 && pathOf(request).startsWith('/v1/coupons')
        ? withMembers(outgoing, () => ({ title: 'Bad coupon request' }))
        : outgoing,
    );
  },
};
