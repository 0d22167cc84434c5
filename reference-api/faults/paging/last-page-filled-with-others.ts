import type { Row } from '../../db/pool.ts';
import { changeReply } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'last-page-filled-with-others',
  oracle: 'page-walk-foreign',
  // Pages that happen to be full show none of them, so that walks with other sizes differ.
  also: ['page-walk-gap'],
  part: 'properties',
  title: 'The last page goes on with a row of others',
  description: 'GET /v1/wallets without sort adds a wallet of another tenant to a last page that is not full.',
  apply(seams) {
    const extra = new WeakMap<Row[], Row[]>();
    const clean = seams.listRows;
    seams.listRows = async (db, request) => {
      const part = await clean(db, request);
      const { offset, limit } = request.window;
      const room = part.rows.length > 0 && part.rows.length < limit;
      if (request.resource.table === 'wallets' && offset > 0 && room) {
        const others = await clean(db, { ...request, where: { tenant: 'south' }, window: { offset: 0, limit: 1 } });
        extra.set(part.rows, others.rows);
      }
      return part;
    };
    changeReply(seams, 'listWallets', (reply, call) => {
      const rows = reply.data as Row[];
      return call.url.searchParams.has('sort') ? reply : { ...reply, data: [...rows, ...(extra.get(rows) ?? [])] };
    });
  },
};
