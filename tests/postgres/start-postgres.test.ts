import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { engineAnswers } from '../../reference-api/postgres/container.ts';
import { PostgresError } from '../../reference-api/postgres/postgres-error.ts';
import { selfCheck } from '../../reference-api/postgres/self-check.ts';
import { startPostgres } from '../../reference-api/postgres/start-postgres.ts';
import type { StartedPostgres } from '../../reference-api/postgres/types.ts';

let server: StartedPostgres;

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  server = await startPostgres({ prefer: 'embedded' });
}, 30_000);
afterAll(async () => await server.stop());

test('embedded: a real server on loopback, with passwords by SCRAM', async () => {
  expect(server.how).toBe('embedded');
  expect(server.version).toMatch(/^\d+\.\d+$/);
  expect(new URL(server.url).hostname).toBe('127.0.0.1');
  expect(await query(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  expect(await query(server.url, 'show password_encryption')).toEqual([{ password_encryption: 'scram-sha-256' }]);
  const wrong = new URL(server.url);
  wrong.password = 'wrong';
  await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
});

test('DATABASE_URL: a fresh database, dropped at stop', async () => {
  const given = await startPostgres({ databaseUrl: server.url });
  const name = new URL(given.url).pathname.slice(1);
  expect(given.how).toBe('DATABASE_URL');
  expect(name).toMatch(/^assay_[0-9a-f]{12}$/);
  expect(await query(given.url, 'select current_database() as name')).toEqual([{ name }]);
  expect(await query(given.url, "select 1 from pg_tables where schemaname = 'public'")).toEqual([]);
  await given.stop();
  await given.stop();
  expect(await query(server.url, `select 1 from pg_database where datname = '${name}'`)).toEqual([]);
});

test('DATABASE_URL of a role that may not create databases: a fresh schema, dropped at stop', async () => {
  await query(server.url, "create role modest login password 'modest'");
  await query(server.url, 'grant create on database postgres to modest');
  const modest = new URL(server.url);
  modest.username = modest.password = 'modest';
  const given = await startPostgres({ databaseUrl: modest.href });
  const [row] = await query(given.url, 'select current_schema() as name');
  expect(row?.name).toMatch(/^assay_[0-9a-f]{12}$/);
  await query(given.url, 'create table kept (id int)');
  await given.stop();
  const left = await query(server.url, "select 1 from pg_namespace where nspname like 'assay%'");
  expect(left).toEqual([]);
});

test('a DATABASE_URL where nothing answers is an error with five parts, without the password', async () => {
  const error = await startPostgres({ databaseUrl: 'postgresql://me:secret@127.0.0.1:1/x' }).catch((e: unknown) => e);
  if (!(error instanceof PostgresError)) throw error;
  expect(error.message).toMatch(/No PostgreSQL could be had[\s\S]+where[\s\S]+observed[\s\S]+expected[\s\S]+next/);
  expect(error.message).toContain('ECONNREFUSED');
  expect(error.message).not.toContain('secret');
});

test('a DATABASE_URL that is not a URL is refused by name', async () => {
  await expect(startPostgres({ databaseUrl: 'my database' })).rejects.toThrow(/DATABASE_URL is not a URL/);
});

test('the self-check leaves nothing behind', async () => {
  await selfCheck(server.url);
  expect(await query(server.url, "select 1 from pg_tables where tablename like 'assay_self_check%'")).toEqual([]);
});

test('testcontainers: asked for by name where no engine answers, it is an error', async (context) => {
  if (await engineAnswers()) context.skip('a container engine answers here');
  await expect(startPostgres({ prefer: 'testcontainers' })).rejects.toThrow(/container engine/);
});

test('testcontainers: a container on loopback, removed at stop', { timeout: 90_000 }, async (context) => {
  if (!(await engineAnswers())) context.skip('no container engine answers');
  const image = process.env.ASSAY_POSTGRES_IMAGE;
  if (image === undefined) context.skip('ASSAY_POSTGRES_IMAGE is not set: a test pulls no image');
  const started = await startPostgres({ prefer: 'testcontainers' });
  expect(started.how).toBe('testcontainers');
  expect(new URL(started.url).hostname).toBe('127.0.0.1');
  expect(await query(started.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await started.stop();
  await expect(query(started.url, 'select 1')).rejects.toThrow();
});
