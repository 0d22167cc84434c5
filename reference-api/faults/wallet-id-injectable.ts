import { notFound } from '../http/problem.ts';
import { overlook } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'wallet-id-injectable',
  oracle: 'injection',
  part: 'contracts',
  title: 'An id is part of the statement',
  description:
    'GET /v1/wallets/{wallet_id} writes the id into its SQL; what PostgreSQL does not understand is not found.',
  apply(seams) {
    overlook(seams, 'getWallet', (_error, parameter) => parameter === 'wallet_id');
    const clean = seams.readRecord;
    seams.readRecord = async (call, resource, id) => {
      if (resource.table !== 'wallets') return clean(call, resource, id);
      const { pool } = call.services;
      const columns = resource.columns.join(', ');
      const found = await pool
        .query(`SELECT ${columns} FROM wallets WHERE tenant = $1 AND id::text = '${id}'`, [call.caller.tenant])
        .catch(() => ({ rows: [] }));
      const [row] = found.rows;
      if (row === undefined) throw notFound(resource.kind);
      return row;
    };
  },
};
