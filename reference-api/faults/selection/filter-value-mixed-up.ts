import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'filter-value-mixed-up',
  oracle: 'filter-soundness',
  also: ['filter-completeness'],
  part: 'properties',
  title: 'One value of a filter is taken for another',
  description: 'GET /v1/audit/entries with filter[action]=token.issued gives the entries of order.deleted.',
  apply(seams) {
    const clean = seams.conditions;
    seams.conditions = (call, filter) => {
      const where = clean(call, filter);
      const mixed = call.operation.id === 'listAuditEntries' && where.action === 'token.issued';
      return mixed ? { ...where, action: 'order.deleted' } : where;
    };
  },
};
