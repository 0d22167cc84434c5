import { Client } from 'pg';

/** Tables that keep a trace on purpose: who did what, keys that were used, tokens that were issued. */
const TRACES = new Set(['audit_entries', 'idempotency_keys', 'tokens', 'revoked_tokens', 'outbox']);

/** Rows by table of the reference API's schema, traces left out. */
export async function rowCounts(databaseUrl: string): Promise<Record<string, number>> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'reference_api' order by 1",
    );
    const counts: Record<string, number> = {};
    for (const { name } of tables.rows) {
      if (TRACES.has(name)) continue;
      const result = await client.query<{ count: string }>(`select count(*) from reference_api."${name}"`);
      counts[name] = Number(result.rows[0]?.count ?? 0);
    }
    return counts;
  } finally {
    await client.end();
  }
}

/** Tables whose number of rows is not what it was, in words. */
export function differences(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): string[] {
  return Object.keys(after)
    .filter((table) => before[table] !== after[table])
    .map((table) => `${table}: ${before[table] ?? 0} rows before, ${after[table]} after`);
}
