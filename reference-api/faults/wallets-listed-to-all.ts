import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'wallets-listed-to-all',
  oracle: 'object-access-list',
  part: 'contracts',
  title: 'A list shows the wallets of all tenants',
  description: 'GET /v1/wallets shows tenants that came later the wallets of all tenants.',
  apply(seams) {
    const clean = seams.listRows;
    seams.listRows = (db, request) => {
      const { tenant, ...where } = request.where;
      const all = request.resource.table === 'wallets' && tenant !== 'north';
      return clean(db, all ? { ...request, where } : request);
    };
  },
};
