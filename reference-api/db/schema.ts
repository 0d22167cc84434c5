import { readFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import { inTransaction } from './transaction.ts';

/** Two servers starting at once on one database take turns by this number. */
const SCHEMA_LOCK = 727_001;

/** Makes the schema and its tables where they are missing; drops them first when `reset` is set. */
export async function createSchema(pool: Pool, schema: string, reset: boolean): Promise<void> {
  const tables = await readFile(new URL('./schema.sql', import.meta.url), 'utf8');
  await inTransaction(pool, async (tx) => {
    await tx.query('SET LOCAL client_min_messages = warning');
    await tx.query('SELECT pg_advisory_xact_lock($1)', [SCHEMA_LOCK]);
    if (reset) await tx.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
    await tx.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await tx.query(tables);
  });
}
