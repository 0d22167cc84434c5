import { conflict, unknownReference } from '../http/problem.ts';
import type { Queryable } from './pool.ts';

export interface Move {
  readonly tenant: string;
  readonly from: string;
  readonly to: string;
  readonly amount: number;
}

/**
 * Moves money between two wallets of a tenant. Both rows are locked first, in the order of their ids, so that two
 * opposite moves cannot wait for each other. Throws 409 `insufficient_funds`, 422 for a wallet that does not exist.
 */
export async function moveMoney(tx: Queryable, move: Move): Promise<void> {
  const locked = await tx.query(
    'SELECT id, balance FROM wallets WHERE tenant = $1 AND id = ANY($2) ORDER BY id FOR UPDATE',
    [move.tenant, [move.from, move.to]],
  );
  const balances = new Map(locked.rows.map((row) => [String(row.id), Number(row.balance)]));
  const balance = balances.get(move.from.toLowerCase());
  if (balance === undefined) throw unknownReference('/from_wallet_id', 'wallet');
  if (!balances.has(move.to.toLowerCase())) throw unknownReference('/to_wallet_id', 'wallet');
  if (balance < move.amount) throw conflict('insufficient_funds', 'The balance is too low.');
  if (move.from.toLowerCase() === move.to.toLowerCase()) return;
  for (const [id, delta] of [
    [move.from, -move.amount],
    [move.to, move.amount],
  ] as const) {
    await tx.query(
      'UPDATE wallets SET balance = balance + $2, version = version + 1, updated_at = clock_timestamp() WHERE id = $1',
      [id, delta],
    );
  }
}
