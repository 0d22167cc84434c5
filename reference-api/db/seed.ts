import type { Pool } from 'pg';
import { hashPassword } from '../http/passwords.ts';
import type { Queryable, Row } from './pool.ts';
import { seedRows } from './seed-rows.ts';
import { inTransaction } from './transaction.ts';

const TENANTS: readonly (readonly [string, number])[] = [
  ['north', 1],
  ['south', 31],
];
const NEXT_ORDER_NUMBER = 61;
const SEED_LOCK = 727_003;

async function insertRows(tx: Queryable, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  await tx.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

/** Fills an empty database with the demonstration data of two tenants; leaves a filled one alone. */
export async function seed(pool: Pool): Promise<void> {
  const password_hash = await hashPassword('demo-password');
  await inTransaction(pool, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [SEED_LOCK]);
    const filled = await tx.query('SELECT 1 FROM users LIMIT 1');
    if (filled.rows.length > 0) return;
    await insertRows(tx, 'users', [
      { tenant: 'north', username: 'demo', role: 'clerk', password_hash },
      { tenant: 'south', username: 'demo-south', role: 'clerk', password_hash },
    ]);
    for (const [tenant, firstOrder] of TENANTS) {
      for (const [table, rows] of Object.entries(seedRows(tenant, firstOrder))) await insertRows(tx, table, rows);
    }
    await tx.query(`SELECT setval('order_numbers', $1, false)`, [NEXT_ORDER_NUMBER]);
  });
}

const COUNTED = [
  ...['partners', 'products', 'movements', 'orders', 'order_lines', 'payments', 'wallets', 'transfers', 'coupons'],
  ...['redemptions', 'webhooks', 'outbox', 'jobs', 'tokens', 'unique_keys'],
];

/** Rows by table of everything a client can make and must be able to remove; logs and stored keys are not counted. */
export async function countRows(pool: Pool): Promise<Readonly<Record<string, number>>> {
  const counts = COUNTED.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(', ');
  const found = await pool.query<Record<string, number>>(`SELECT ${counts}`);
  return found.rows[0] ?? {};
}
