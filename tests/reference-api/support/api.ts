import { startPostgres } from '../../../reference-api/postgres/start-postgres.ts';
import { type ReferenceApi, type ReferenceApiOptions, startReferenceApi } from '../../../reference-api/start.ts';

export type Json = Record<string, unknown>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; empty when there is none. */
  readonly body: Json;
  /** `data` of the envelope. */
  readonly data: Json;
  /** `data` of a list. */
  readonly items: Json[];
}

export interface SendOptions {
  readonly token?: keyof ReferenceApi['tokens'] | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Sends one request as the admin unless told otherwise; a body goes as JSON, text as it is. */
export async function send(
  api: ReferenceApi,
  method: string,
  path: string,
  options: SendOptions = {},
): Promise<Answer> {
  const headers = new Headers(options.headers);
  const token = options.token === undefined ? 'admin' : options.token;
  if (token !== null && !headers.has('authorization')) headers.set('Authorization', `Bearer ${api.tokens[token]}`);
  const { body } = options;
  if (body !== undefined && !headers.has('content-type')) headers.set('Content-Type', 'application/json');
  const payload = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${api.url}${path}`, { method, headers, body: payload });
  const text = await response.text();
  const json = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
  const parsed = json ? (JSON.parse(text) as Json) : {};
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: parsed,
    data: (parsed.data ?? {}) as Json,
    items: Array.isArray(parsed.data) ? (parsed.data as Json[]) : [],
  };
}

export interface Bench {
  /** A server on the shared database; closed with the bench. */
  start(options?: Omit<ReferenceApiOptions, 'databaseUrl'>): Promise<ReferenceApi>;
  stop(): Promise<void>;
}

async function startBench(): Promise<Bench> {
  const postgres = await startPostgres();
  const servers: ReferenceApi[] = [];
  return {
    async start(options = {}) {
      const api = await startReferenceApi({ schema: 'reference_api_test', ...options, databaseUrl: postgres.url });
      servers.push(api);
      return api;
    },
    async stop() {
      await Promise.all(servers.map((api) => api.close()));
      await postgres.stop();
    },
  };
}

let opened: Promise<Bench> | undefined;

/** A real PostgreSQL and as many servers on it as a test wants; the same one for all who ask. */
export function openBench(): Promise<Bench> {
  opened ??= startBench();
  return opened;
}

let serial = 0;
/** A text no other item has. */
export const fresh = (prefix: string): string => {
  serial += 1;
  return `${prefix}-${process.pid}-${Date.now().toString(36)}-${serial}`.toUpperCase();
};

export const newPartner = (): Json => ({ code: fresh('P'), name: 'Åse', kind: 'customer', city: null });
export const newProduct = (more: Json = {}): Json => ({
  sku: fresh('S'),
  name: 'Løv',
  category: 'garden',
  unit_price: 250,
  stock: 10,
  ...more,
});

/** Creates something and gives its representation. Throws when it was refused. */
export async function create(
  api: ReferenceApi,
  path: string,
  body: Json,
  headers: Record<string, string> = {},
): Promise<Json> {
  const made = await send(api, 'POST', path, { body, headers });
  if (made.status >= 300) throw new Error(`POST ${path}: ${made.status} ${made.text}`);
  return made.data;
}
