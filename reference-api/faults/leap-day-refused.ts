import { narrow } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'leap-day-refused',
  oracle: 'edge-dates',
  part: 'contracts',
  title: 'The 29th of February is refused',
  description: 'POST /v1/coupons knows months of 28, 30 and 31 days only.',
  apply(seams) {
    narrow(seams, 'createCoupon', (parameter, value) => {
      const until = parameter === '' && (value as { advertised_until?: unknown } | null)?.advertised_until;
      return typeof until === 'string' && until.slice(5, 10) === '02-29'
        ? { keyword: 'format', instancePath: '/advertised_until', message: 'must match format "date-time"' }
        : undefined;
    });
  },
};
