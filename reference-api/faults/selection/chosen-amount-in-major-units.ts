import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'chosen-amount-in-major-units',
  oracle: 'filter-projection',
  part: 'properties',
  title: 'A choice of fields changes a value',
  description: 'GET /v1/payments with fields gives the amount in whole units.',
  apply(seams) {
    const clean = seams.projected;
    seams.projected = (call, rows) =>
      clean(call, rows).map((row) =>
        call.query.fields !== undefined && typeof row.amount === 'number'
          ? { ...row, amount: Math.ceil(row.amount / 100) }
          : row,
      );
  },
};
