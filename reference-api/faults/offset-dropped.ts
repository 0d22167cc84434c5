import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'offset-dropped',
  oracle: 'edge-dates',
  part: 'contracts',
  title: 'The offset of a time is dropped',
  description: 'POST /v1/coupons takes advertised_until for UTC, whatever its offset says.',
  apply(seams) {
    const clean = seams.completeBody;
    seams.completeBody = (resource, body) => {
      const values = clean(resource, body);
      const { advertised_until: until } = values;
      return resource.table === 'coupons' && typeof until === 'string'
        ? { ...values, advertised_until: until.replace(/[+-]\d{2}:\d{2}$/, 'Z') }
        : values;
    };
  },
};
