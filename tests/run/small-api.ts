import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { smallDescription } from './small-description.ts';

export interface SmallApi {
  readonly url: string;
  /** Every request so far, 'GET /things'. */
  readonly requests: string[];
  /** Ids of things that are there. */
  ids(): string[];
  /** Ends all connections and refuses new ones. */
  stop(): Promise<void>;
}

export interface SmallApiOptions {
  /** Break several promises, each the same way in every run. */
  readonly faulty?: boolean;
  /** Milliseconds before each answer. */
  readonly delayMs?: number;
  /** Runs before each request; an answer of its own ends it there. */
  readonly before?: (request: Request, number: number) => Response | undefined;
  readonly port?: number;
}

interface Thing {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** A small, correct API with a description at /openapi.json, in memory; with `faulty` it breaks some promises. */
export async function startSmallApi(options: SmallApiOptions = {}): Promise<SmallApi> {
  const things = new Map<string, Thing>();
  for (let n = 1; n <= 7; n += 1) things.set(`t${n}`, { id: `t${n}`, name: `thing ${n}`, size: n });
  const requests: string[] = [];
  const app = new Hono();
  let created = 0;
  let count = 0;

  app.use(async (context, next) => {
    requests.push(`${context.req.method} ${context.req.path}`);
    if (options.delayMs) await new Promise((resolve) => setTimeout(resolve, options.delayMs));
    const own = options.before?.(context.req.raw, ++count);
    return own ?? next();
  });
  app.get('/openapi.json', (context) => context.json(smallDescription));
  app.get('/things', (context) => {
    const read = (name: string, fallback: number): number => Number(context.req.query(name) ?? fallback);
    const [page, size] = [read('page', 1), read('page_size', 20)];
    if (!(Number.isInteger(page) && page >= 1 && page <= 1000 && Number.isInteger(size) && size >= 1 && size <= 50)) {
      return context.json({ error: 'page or page_size is out of range' }, 400);
    }
    const from = (page - 1) * size - (options.faulty && page > 1 ? 1 : 0);
    const items = [...things.values()].slice(from, from + size);
    return context.json({ items, total: things.size });
  });
  app.post('/things', async (context) => {
    const body = (await context.req.json().catch(() => undefined)) as Partial<Thing> | undefined;
    const { name, size } = body ?? {};
    const isName = typeof name === 'string' && name !== '' && [...name].length <= 100;
    if (!isName || typeof size !== 'number' || !Number.isInteger(size) || size < 0 || size > 1000) {
      return context.json({ error: 'name and size are needed' }, 400);
    }
    const thing = { id: `n${++created}`, name, size };
    things.set(thing.id, thing);
    return context.json(thing, 201, { Location: `/things/${thing.id}` });
  });
  app.get('/things/:id', (context) => {
    const thing = things.get(context.req.param('id'));
    if (!thing) return context.json({ error: 'no such thing' }, 404);
    return context.json(options.faulty ? { ...thing, size: String(thing.size) } : thing);
  });
  app.delete('/things/:id', (context) => {
    if (!things.delete(context.req.param('id'))) return context.json({ error: 'no such thing' }, 404);
    return context.body(null, 204);
  });
  app.get('/health', (context) => (options.faulty ? context.text('broken', 500) : context.json({ status: 'ok' })));
  app.get('/version', (context) => (options.faulty ? context.text('1.0', 200) : context.json({ version: '1.0' }, 200)));
  app.notFound((context) => context.json({ error: 'not found' }, 404));

  const server = await new Promise<ServerType>((resolve) => {
    const made = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: options.port ?? 0 }, () => resolve(made));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    ids: () => [...things.keys()],
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
