import { randomUUID } from 'node:crypto';
import { recordAudit } from '../db/audit.ts';
import { emitEvent, eraseEvents } from '../db/outbox.ts';
import { readRecord } from '../db/records.ts';
import { TRANSFERS } from '../db/resource.ts';
import type { Handlers } from '../http/call.ts';
import { notFound } from '../http/problem.ts';
import { createdReply, goneReply } from '../http/reply.ts';
import { listItems, pathId, readItem } from './crud.ts';

export const transfers: Handlers = {
  listTransfers: listItems(TRANSFERS),
  getTransfer: readItem(TRANSFERS, 'transfer_id'),
  createTransfer: (call) =>
    call.transaction(async (tx) => {
      const { tenant } = call.caller;
      const { from_wallet_id, to_wallet_id, amount, note } = call.body;
      const move = { tenant, from: String(from_wallet_id), to: String(to_wallet_id), amount: Number(amount) };
      await call.services.seams.moveMoney(tx, move);
      const made = await tx.query(
        `INSERT INTO transfers (id, tenant, from_wallet_id, to_wallet_id, amount, note) VALUES ($1, $2, $3, $4, $5, $6)
         RETURNING ${TRANSFERS.columns.join(', ')}`,
        [randomUUID(), tenant, from_wallet_id, to_wallet_id, amount, note ?? null],
      );
      const transfer = made.rows[0] ?? {};
      const subjectId = String(transfer.id);
      const related = [from_wallet_id, to_wallet_id];
      await emitEvent(tx, { tenant, type: 'transfer.completed', subjectId, related, payload: { amount } });
      return createdReply(call, transfer);
    }),
  deleteTransfer: (call) =>
    call.transaction(async (tx) => {
      const { tenant } = call.caller;
      const id = pathId(call, 'transfer_id');
      const transfer = await readRecord(tx, TRANSFERS, tenant, id);
      const back = { from: String(transfer.to_wallet_id), to: String(transfer.from_wallet_id) };
      await call.services.seams.moveMoney(tx, { tenant, ...back, amount: Number(transfer.amount) });
      const gone = await tx.query('DELETE FROM transfers WHERE id = $1', [id]);
      if (gone.rowCount === 0) throw notFound('transfer');
      await eraseEvents(tx, id);
      await recordAudit(tx, call.caller, 'transfer.deleted', id);
      return goneReply;
    }),
};
