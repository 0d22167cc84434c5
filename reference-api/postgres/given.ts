import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { Provided } from './types.ts';
import { holdUntilExit } from './watchdog-client.ts';

const INSUFFICIENT_PRIVILEGE = '42501';

function mayNotCreateDatabase(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === INSUFFICIENT_PRIVILEGE;
}

/** The same server, another database. */
function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** The same database, every session in one schema. */
function withSchema(url: string, name: string): string {
  const changed = new URL(url);
  const before = changed.searchParams.get('options');
  changed.searchParams.set('options', `${before === null ? '' : `${before} `}-c search_path=${name}`);
  return changed.href;
}

/**
 * A fresh database `assay_<random>` on a server that is there already, or a fresh schema where the role may not
 * create databases. Dropped by `stop`, and when this process dies.
 */
export async function useGiven(adminUrl: string): Promise<Provided> {
  const name = `assay_${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  let url = withDatabase(adminUrl, name);
  let drop = `drop database if exists ${name} with (force)`;
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } catch (error) {
    if (!mayNotCreateDatabase(error)) throw error;
    await client.query(`create schema ${name}`);
    url = withSchema(adminUrl, name);
    drop = `drop schema if exists ${name} cascade`;
  } finally {
    await client.end();
  }
  const held = await holdUntilExit({ kind: 'database', adminUrl, drop });
  return { url, stop: () => held.release() };
}
