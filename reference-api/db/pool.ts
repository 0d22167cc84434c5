import { Pool, types } from 'pg';

export type Row = Record<string, unknown>;

/** What a statement needs: the pool or one connection of it. */
export interface Queryable {
  query(text: string, values?: unknown[]): Promise<{ rows: Row[]; rowCount: number | null }>;
}

const INT8 = 20;
const TIMESTAMPTZ = 1184;
const DATE = 1082;

function parserOf(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8) return Number;
  if (oid === DATE) return String;
  if (oid === TIMESTAMPTZ) return (value) => new Date(value).toISOString();
  return types.getTypeParser(oid, format === 'binary' ? 'text' : format);
}

/** A pool whose rows are ready for JSON: bigint as number, time as RFC 3339 text. */
export function openPool(databaseUrl: string, schema: string): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 20,
    options: `-c search_path=${schema} -c TimeZone=UTC`,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser: parserOf as typeof types.getTypeParser },
  });
  // A connection lost while idle is replaced by the pool; the next statement tells when the database is gone.
  pool.on('error', () => undefined);
  // One that is lost while busy fails its statement; without a listener it would end the process as well.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
