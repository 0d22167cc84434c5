import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Queryable } from '../db/pool.ts';
import type { Operation } from '../description.ts';
import type { Metrics } from '../middleware/metrics.ts';
import type { Seams } from '../seams.ts';
import type { TokenService } from './tokens.ts';

export type Role = 'admin' | 'clerk' | 'viewer';

export interface Caller {
  readonly tenant: string;
  readonly subject: string;
  readonly role: Role;
  readonly jti: string;
}

/** What every handler may use. */
export interface Services {
  readonly pool: Pool;
  readonly seams: Seams;
  readonly tokens: TokenService;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly descriptionYaml: string;
  readonly descriptionJson: string;
  /** Work that goes on after the answer; shutdown waits for it. */
  background(work: Promise<void>): void;
}

/** One request, authenticated and validated. */
export interface Call {
  readonly operation: Operation;
  readonly url: URL;
  readonly requestId: string;
  readonly caller: Caller;
  readonly path: Readonly<Record<string, string>>;
  /** Values of the schema's types; `filter` apart. Defaults are filled in. */
  readonly query: Readonly<Record<string, unknown>>;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly services: Services;
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal;
  header(name: string): string | undefined;
  /** One transaction; the answer for the Idempotency-Key is stored in it when there is one. */
  transaction(work: (tx: Queryable) => Promise<Reply>): Promise<Reply>;
}

/** What a handler answers with, before the envelope. */
export interface Reply {
  readonly status: number;
  readonly data?: unknown;
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of data: bytes of another media type. */
  readonly raw?: { readonly type: string; readonly body: string | ReadableStream<Uint8Array> };
}

/** What goes over the wire. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | ReadableStream<Uint8Array> | null;
}

export type Handler = (call: Call) => Promise<Reply>;
/** Handlers by operationId. */
export type Handlers = Readonly<Record<string, Handler>>;
