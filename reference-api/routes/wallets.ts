import { recordAudit } from '../db/audit.ts';
import { deleteRecord } from '../db/records.ts';
import { WALLETS } from '../db/resource.ts';
import type { Handlers } from '../http/call.ts';
import { admittedVersions } from '../http/etag.ts';
import { createdReply, goneReply } from '../http/reply.ts';
import { listItems, pathId, readItem } from './crud.ts';

export const wallets: Handlers = {
  listWallets: listItems(WALLETS),
  getWallet: readItem(WALLETS, 'wallet_id'),
  createWallet: (call) =>
    call.transaction(async (tx) => {
      const { seams } = call.services;
      const values = { name: call.body.name, balance: call.body.opening_balance };
      return createdReply(call, await seams.insertRecord(tx, seams.claimUnique, WALLETS, call.caller.tenant, values));
    }),
  deleteWallet: (call) =>
    call.transaction(async (tx) => {
      const id = pathId(call, 'wallet_id');
      if (!call.services.seams.deletes(call)) return goneReply;
      await deleteRecord(tx, WALLETS, call.caller.tenant, id, admittedVersions(call.header('if-match'), id));
      await recordAudit(tx, call.caller, 'wallet.deleted', id);
      return goneReply;
    }),
};
