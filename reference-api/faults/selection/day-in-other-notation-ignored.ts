import { changeClauses } from '../changes.ts';
import type { Fault } from '../fault.ts';

const SLASHES = /^[0-9]{4}\/[0-9]{2}\/[0-9]{2}$/;

export const fault: Fault = {
  id: 'day-in-other-notation-ignored',
  oracle: 'filter-bad-value',
  part: 'properties',
  title: 'A day in another notation is ignored',
  description: 'GET /v1/coupons drops issued_on_from and issued_on_to when they are written with slashes.',
  apply(seams) {
    const { complaints } = seams;
    seams.complaints = (operation, parameter, value, errors) =>
      parameter.startsWith('issued_on') && SLASHES.test(String(value))
        ? []
        : complaints(operation, parameter, value, errors);
    changeClauses(seams, 'listCoupons', (clauses) => clauses.filter(({ value }) => !SLASHES.test(String(value))));
  },
};
