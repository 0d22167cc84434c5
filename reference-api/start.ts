import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { openPool } from './db/pool.ts';
import { createSchema } from './db/schema.ts';
import { seed } from './db/seed.ts';
import { loadDescription, servedDescription } from './description.ts';
import { applyFaults } from './faults/index.ts';
import type { Services } from './http/call.ts';
import { newCaller, TOKEN_SECONDS, tokenService } from './http/tokens.ts';
import { createMetrics } from './middleware/metrics.ts';
import type { RateLimit } from './middleware/rate-limit.ts';
import { HANDLERS } from './routes/index.ts';
import { cleanSeams } from './seams.ts';

export interface ReferenceApiOptions {
  readonly databaseUrl: string;
  /** 0 or absent: any free one. */
  readonly port?: number;
  /** Loopback unless given. */
  readonly host?: string;
  /** Ids of faults/index.ts. */
  readonly faults?: readonly string[];
  /** Off unless given. */
  readonly rateLimit?: RateLimit;
  /** 'silent' unless given; logs are JSON lines on standard error. */
  readonly logLevel?: string;
  /** Added to every operation. */
  readonly latencyMs?: number;
  /** Database schema everything lives in; 'reference_api' unless given. */
  readonly schema?: string;
  /** Drops that schema first. */
  readonly reset?: boolean;
  readonly corsOrigins?: readonly string[];
  readonly jwtSecret?: string;
}

export interface ReferenceApi {
  /** Without a slash at the end. */
  readonly url: string;
  readonly tokens: {
    readonly admin: string;
    readonly clerk: string;
    readonly viewer: string;
    readonly otherTenantAdmin: string;
    /** Of the admin, no longer good. */
    readonly expired: string;
  };
  readonly pool: Pool;
  /** Stops accepting, lets running requests and jobs end (5 s at most), closes the database connections. */
  close(): Promise<void>;
}

const LONG_AGO_MS = 2 * TOKEN_SECONDS * 1000;
const SHUTDOWN_MS = 5000;
const SWEEP_MS = 20;
const HEADER_BYTES = 65_536;

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function shutDown(server: Server, running: ReadonlySet<Promise<void>>, pool: Pool): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that was busy becomes idle after its answer and would be kept for the next request.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const late = setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(late);
  await Promise.allSettled(running);
  await pool.end();
}

/**
 * Starts the order-management API on a PostgreSQL database: makes its schema, fills it when it is empty, listens.
 *
 * @throws Error when the database does not answer, the port is taken or a fault is unknown.
 */
export async function startReferenceApi(options: ReferenceApiOptions): Promise<ReferenceApi> {
  const schema = options.schema ?? 'reference_api';
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) throw new Error(`'${schema}' is no schema name.`);
  const seams = cleanSeams();
  applyFaults(seams, options.faults ?? []);
  const description = loadDescription();
  const pool = openPool(options.databaseUrl, schema);
  try {
    await createSchema(pool, schema, options.reset ?? false);
    await seed(pool);
    const running = new Set<Promise<void>>();
    const tokens = tokenService(seams, options.jwtSecret);
    const services: Services = {
      pool,
      seams,
      tokens,
      logger: pino({ level: options.logLevel ?? 'silent' }, pino.destination(2)),
      metrics: createMetrics(pool),
      ...servedDescription(seams, description),
      background(work) {
        const done: Promise<void> = work.finally(() => running.delete(done));
        running.add(done);
      },
    };
    const app = createApp(description, HANDLERS, services, {
      corsOrigins: options.corsOrigins ?? ['http://localhost:5173'],
      rateLimit: options.rateLimit,
      latencyMs: options.latencyMs ?? 0,
    });
    const fetch = (request: Request) => app.fetch(seams.arrive(request));
    const server = createAdaptorServer({ fetch, serverOptions: { maxHeaderSize: HEADER_BYTES } }) as Server;
    let closing: Promise<void> | undefined;
    const host = options.host ?? '127.0.0.1';
    const port = await listen(server, options.port ?? 0, host);
    return {
      url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
      tokens: {
        admin: await tokens.issue(newCaller('north', 'admin', 'admin')),
        clerk: await tokens.issue(newCaller('north', 'clerk', 'clerk')),
        viewer: await tokens.issue(newCaller('north', 'viewer', 'viewer')),
        otherTenantAdmin: await tokens.issue(newCaller('south', 'admin', 'admin')),
        expired: await tokens.issue(newCaller('north', 'admin', 'admin'), new Date(Date.now() - LONG_AGO_MS)),
      },
      pool,
      close() {
        closing ??= shutDown(server, running, pool);
        return closing;
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}
