import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { AssayError } from '../../core/errors/assay-error.ts';
import { PostgresError } from '../../reference-api/postgres/postgres-error.ts';
import { startPostgres } from '../../reference-api/postgres/start-postgres.ts';
import type { StartedPostgres } from '../../reference-api/postgres/types.ts';
import type { ReferenceApi } from '../../reference-api/start.ts';

/** The reference API in a process of its own, on a real PostgreSQL. */
export interface ReferenceTarget {
  readonly url: string;
  readonly token: string;
  /** File with the other identities and what each role may do; its tokens are in `variables`. */
  readonly config: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

const CONFIG = fileURLToPath(new URL('./reference.config.ts', import.meta.url));
const READY_MS = 30_000;
const STOP_MS = 8_000;

/** Starts a PostgreSQL. Throws DATABASE_UNAVAILABLE. */
export async function startDatabase(): Promise<StartedPostgres> {
  try {
    return await startPostgres();
  } catch (cause) {
    if (!(cause instanceof PostgresError)) throw cause;
    throw new AssayError('DATABASE_UNAVAILABLE', cause.parts, { cause });
  }
}

/** Starts the reference API on a database, with these faults switched on. */
export async function startTarget(databaseUrl: string, faults: readonly string[] = []): Promise<ReferenceTarget> {
  const server = fileURLToPath(new URL('../../reference-api/server.ts', import.meta.url));
  const watch = new URL('../run/end-with-parent.mjs', import.meta.url).href;
  const args = [
    '--import',
    watch,
    server,
    '--port',
    '0',
    '--reset',
    '--log-level',
    'silent',
    ...faults.flatMap((fault) => ['--fault', fault]),
  ];
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  // Out of reach of the terminal's Ctrl-C: what was created is deleted through it afterwards.
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const { url, tokens } = await firstLine(child);
  const variables = {
    REFERENCE_CLERK_TOKEN: tokens.clerk,
    REFERENCE_VIEWER_TOKEN: tokens.viewer,
    REFERENCE_SOUTH_TOKEN: tokens.otherTenantAdmin,
    REFERENCE_EXPIRED_TOKEN: tokens.expired,
  };
  return { url, token: tokens.admin, config: CONFIG, variables, databaseUrl, stop: () => stop(child) };
}

/** What the server prints first. */
type FirstLine = Pick<ReferenceApi, 'url' | 'tokens'>;

function firstLine(child: ChildProcess): Promise<FirstLine> {
  return new Promise((resolve, reject) => {
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    const fail = (observed: string): void =>
      reject(
        new AssayError('DATABASE_UNAVAILABLE', {
          what: 'The reference API did not start.',
          observed: `${observed} ${complaint.trim().slice(0, 300)}`.trim(),
          expected: 'its URL on standard output',
          next: 'npx assay doctor',
        }),
      );
    const timer = setTimeout(() => fail(`nothing within ${READY_MS} ms`), READY_MS);
    child.once('exit', (code) => fail(`exit code ${code ?? 'none'}`));
    if (!child.stdout) return fail('no standard output');
    createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(timer);
      resolve(JSON.parse(line) as FirstLine);
    });
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
