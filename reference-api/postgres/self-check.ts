import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { PostgresError, reasonOf, withoutPassword } from './postgres-error.ts';

async function backendPid(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}

/** Two clients have two server processes. */
async function twoBackends(a: Client, b: Client): Promise<void> {
  const [first, second] = [await backendPid(a), await backendPid(b)];
  if (first === second) throw new Error(`two connections share the backend ${first}`);
}

/** A row locked with FOR UPDATE makes the second client wait, and it then sees the first one's write. */
async function rowLockBlocks(a: Client, b: Client, watcher: Client, table: string): Promise<void> {
  await a.query('begin');
  await a.query(`select n from ${table} where id = 1 for update`);
  const pid = await backendPid(b);
  let settled = false;
  const second = b.query<{ n: number }>(`select n from ${table} where id = 1 for update`).finally(() => {
    settled = true;
  });
  second.catch(() => undefined);
  const deadline = performance.now() + 3000;
  for (;;) {
    const { rows } = await watcher.query<{ blocked: boolean }>(
      'select cardinality(pg_blocking_pids($1)) > 0 as blocked',
      [pid],
    );
    if (rows[0]?.blocked) break;
    if (settled || performance.now() > deadline) throw new Error('SELECT … FOR UPDATE did not wait for the lock');
    await sleep(5);
  }
  await a.query(`update ${table} set n = n - 30 where id = 1`);
  await a.query('commit');
  const seen = (await second).rows[0]?.n;
  if (seen !== 70) throw new Error(`after the lock was released the value read was ${seen}, not 70`);
}

/** Write skew between two serializable transactions: exactly one of them is refused with 40001. */
async function serializableRefuses(a: Client, b: Client, table: string): Promise<void> {
  const codes: string[] = [];
  const attempt = async (client: Client, sql: string): Promise<void> => {
    await client.query(sql).catch((error: unknown) => {
      codes.push(error instanceof Error && 'code' in error ? String(error.code) : reasonOf(error));
    });
  };
  for (const client of [a, b]) {
    await client.query('begin isolation level serializable');
    await client.query(`select sum(n) from ${table}`);
  }
  await attempt(a, `update ${table} set n = n - 1 where id = 1`);
  await attempt(b, `update ${table} set n = n - 1 where id = 2`);
  await attempt(a, 'commit');
  await attempt(b, 'commit');
  if (codes.length !== 1 || codes[0] !== '40001') {
    throw new Error(`write skew under SERIALIZABLE gave [${codes.join(', ')}], not one 40001`);
  }
}

/**
 * Shows on the live server that races can happen and can be prevented: two backends, FOR UPDATE blocks, 40001 under
 * serializable. In-process stand-ins fail here; they would hide the defects that race tests look for. Makes and
 * drops one small table. Returns the server's version.
 * @throws PostgresError when a property is missing or the server cannot be reached
 */
export async function selfCheck(url: string): Promise<{ version: string }> {
  const options = { connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'assay self-check' };
  const [a, b, watcher] = [new Client(options), new Client(options), new Client(options)];
  const clients = [a, b, watcher];
  for (const client of clients) client.on('error', () => undefined);
  const table = `assay_self_check_${randomBytes(5).toString('hex')}`;
  const connected: Client[] = [];
  let step = 'connecting three clients';
  try {
    for (const client of clients) {
      await client.connect();
      connected.push(client);
      await client.query('set statement_timeout = 10000');
    }
    step = 'two clients have two backends';
    await twoBackends(a, b);
    step = 'FOR UPDATE blocks';
    await a.query(`create table ${table} (id int primary key, n int not null)`);
    await a.query(`insert into ${table} values (1, 100), (2, 100)`);
    await rowLockBlocks(a, b, watcher, table);
    step = 'serializable refuses write skew';
    await serializableRefuses(a, b, table);
    const { rows } = await watcher.query<{ server_version: string }>('show server_version');
    return { version: rows[0]?.server_version.split(' ')[0] ?? 'unknown' };
  } catch (error) {
    throw new PostgresError(
      {
        what: `The PostgreSQL server failed its self-check: ${step}.`,
        where: withoutPassword(url),
        observed: reasonOf(error),
        expected: 'a real PostgreSQL server with one process per client, row locks and serializable isolation',
        reasons: [
          'the server is not reachable, or refuses this role',
          'it is a stand-in (PGlite, another database with PostgreSQL protocol)',
          'a pooler that multiplexes statements stands before it',
        ],
        next: 'point DATABASE_URL at a real server, or unset it to have one started',
      },
      { cause: error },
    );
  } finally {
    // A query on a client that never connected would wait for ever.
    for (const client of connected) await client.query('rollback').catch(() => undefined);
    await connected[0]?.query(`drop table if exists ${table}`).catch(() => undefined);
    await Promise.allSettled(connected.map((client) => client.end()));
  }
}
