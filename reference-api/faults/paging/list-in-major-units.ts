import { changeReply } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'list-in-major-units',
  oracle: 'list-item-equals-read',
  part: 'properties',
  title: 'A list shows amounts in another unit',
  description: 'GET /v1/wallets shows balances in major units, GET /v1/wallets/{wallet_id} in minor ones.',
  apply(seams) {
    changeReply(seams, 'listWallets', (reply) => ({
      ...reply,
      data: (reply.data as { balance: number }[]).map((item) => ({ ...item, balance: Math.trunc(item.balance / 100) })),
    }));
  },
};
