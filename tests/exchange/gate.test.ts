import { constants, createServer as createH2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type Client, createClient } from '../../core/exchange/client.ts';
import { release } from '../../core/exchange/gate.ts';
import { classify } from '../../core/exchange/outcome.ts';
import type { Exchange } from '../../core/exchange/types.ts';
import { httpServer, rawServer, request } from './local-server.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((thing) => thing.close()));
});
const keep = <T extends { close: () => Promise<void> }>(thing: T): T => {
  open.push(thing);
  return thing;
};
const seen: Exchange[] = [];
const clientFor = (url: string, timeoutMs = 2000): Client =>
  keep(
    createClient({
      url,
      timeoutMs,
      maxBodyBytes: 100_000,
      concurrency: 2,
      credentials: (identity) => ({ authorization: `Bearer ${identity}` }),
      onExchange: (exchange) => seen.push(exchange),
    }),
  );
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const N = 20;
const posts = (url: string) =>
  Array.from({ length: N }, (_, n) => request('POST', `${url}/${n}`, { purpose: 'race', body: encode(`body ${n}`) }));

/** Notes when the last byte of each request arrived and answers 20 ms later. */
async function arrivals() {
  const at: number[] = [];
  const bodies: string[] = [];
  const server = await httpServer(async (incoming, reply) => {
    bodies.push((await incoming.toArray()).join(''));
    at.push(performance.now());
    setTimeout(() => reply.setHeader('x-auth', String(incoming.headers.authorization)).end(incoming.url), 20);
  });
  return { ...server, at, bodies };
}

async function h2Server() {
  let sessions = 0;
  const server = createH2Server((incoming, reply) => {
    incoming.toArray().then((chunks) => setTimeout(() => reply.end(`${incoming.url} ${chunks.join('')}`), 20));
  });
  server.on('session', () => {
    sessions += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, sessions: () => sessions, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

describe('release', () => {
  test.each([
    ['h1', 'body', 'POST'],
    ['h1', 'header', 'POST'],
    ['h1', 'body', 'DELETE'],
    ['pool', 'body', 'POST'],
  ] as const)('%s, %s held, %s: all arrive together and overlap', async (protocol, heldBytes, method) => {
    const server = keep(await arrivals());
    seen.length = 0;
    const requests =
      method === 'POST' ? posts(server.url) : posts(server.url).map(({ body: _, ...rest }) => ({ ...rest, method }));
    const result = await release(requests, { client: clientFor(server.url), protocol, heldBytes });
    expect(result.skipped).toBeUndefined();
    expect(result.overlap).toBeGreaterThan(0.9);
    expect(result.exchanges.map(({ response }) => Buffer.from(response?.body ?? []).toString())).toEqual(
      requests.map((_, n) => `/${n}`),
    );
    expect(server.bodies.toSorted()).toEqual(
      method === 'POST' ? requests.map((_, n) => `body ${n}`).toSorted() : Array(N).fill(''),
    );
    expect(seen.length).toBe(N);
    expect(seen[0]?.response?.headers['x-auth']).toBe('Bearer default');
    for (const { calledAt, gatedAt = 0, returnedAt } of result.exchanges) {
      expect(gatedAt).toBeGreaterThanOrEqual(calledAt);
      expect(returnedAt).toBeGreaterThan(gatedAt);
    }
    expect(result.spreadMs).toBeLessThan(200);
  });

  test('nothing is complete at the server before the release', async () => {
    const server = keep(await arrivals());
    const before = performance.now();
    await release(posts(server.url), { client: clientFor(server.url) });
    expect(Math.min(...server.at) - before).toBeGreaterThanOrEqual(5);
  });

  test('h2: one session, ends withheld', async () => {
    const server = keep(await h2Server());
    const result = await release(posts(server.url), { client: clientFor(server.url), protocol: 'h2' });
    expect(result.skipped).toBeUndefined();
    expect(result.overlap).toBeGreaterThan(0.9);
    expect(result.exchanges.every(({ response, failure }) => response?.status === 200 && !failure)).toBe(true);
    expect(Buffer.from(result.exchanges[3]?.response?.body ?? []).toString()).toBe('/3 body 3');
    expect(server.sessions()).toBe(1);
  });

  test('h2: a refused stream was certainly not processed, a cancelled one is unknown', async () => {
    const server = createH2Server();
    server.on('stream', (stream, headers) => {
      stream.on('error', () => {});
      stream.close(headers[':path'] === '/0' ? constants.NGHTTP2_REFUSED_STREAM : constants.NGHTTP2_INTERNAL_ERROR);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { exchanges } = await release(posts(url), { client: clientFor(url), protocol: 'h2' });
    expect(exchanges[0]?.failure?.kind).toBe('not-sent');
    expect(exchanges[1]?.failure?.kind).toBe('reset');
    expect(exchanges.map((exchange) => classify(exchange).outcome).slice(0, 2)).toEqual(['fail', 'unknown']);
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  test('h2 against an HTTP/1.1 server is skipped with the reason', async () => {
    const server = keep(await arrivals());
    const result = await release(posts(server.url), { client: clientFor(server.url), protocol: 'h2', readyMs: 300 });
    expect(result.skipped).toContain('HTTP/2');
    expect(result.exchanges).toEqual([]);
    expect(server.at).toEqual([]);
  });

  test('all or nothing: a target that is gone releases nothing', async () => {
    const server = await arrivals();
    await server.close();
    const result = await release(posts(server.url), { client: clientFor(server.url) });
    expect(result.skipped).toMatch(/^20 of 20 connections were not ready within 1000 ms: .*ECONNREFUSED/);
    expect(result.overlap).toBe(0);
  });

  test('without an answer: unknown, open-ended, no retry', async () => {
    let requests = 0;
    const server = keep(
      await rawServer((socket, head) => {
        requests += 1;
        if (head.includes('/0 ')) socket.resetAndDestroy();
      }),
    );
    const gets = posts(server.url).map(({ body: _, ...rest }) => ({ ...rest, method: 'GET' }));
    const result = await release(gets, { client: clientFor(server.url, 150) });
    expect(result.exchanges[0]?.failure?.kind).toBe('reset');
    expect(result.exchanges[1]?.failure?.kind).toBe('timeout');
    expect(result.exchanges.every(({ returnedAt }) => returnedAt === Number.POSITIVE_INFINITY)).toBe(true);
    expect(requests).toBe(N);
    expect(result.overlap).toBe(1);
  });

  test('an answer before the release counts as no overlap', async () => {
    const server = keep(
      await httpServer((incoming, reply) => {
        incoming.resume();
        reply.writeHead(401).end();
      }),
    );
    const early = await release(posts(server.url), { client: clientFor(server.url), heldBytes: 'body' });
    expect(early.exchanges.every(({ response }) => response?.status === 401)).toBe(true);
    const answeredBefore = early.exchanges.filter(({ gatedAt = 0, returnedAt }) => returnedAt < gatedAt).length;
    expect(answeredBefore).toBeGreaterThan(0);
    const rest = N - answeredBefore;
    expect(early.overlap).toBeLessThanOrEqual((rest * (rest - 1)) / (N * (N - 1)));
    const held = await release(posts(server.url), { client: clientFor(server.url), heldBytes: 'header' });
    expect(held.exchanges.every(({ gatedAt = 0, returnedAt }) => returnedAt > gatedAt)).toBe(true);
  });
});
