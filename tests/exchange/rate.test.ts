import { expect, test } from 'vitest';
import { type ClientOptions, createClient } from '../../core/exchange/client.ts';
import { now } from '../../core/exchange/clock.ts';
import { retryAfterMs } from '../../core/exchange/rate.ts';
import type { Exchange } from '../../core/exchange/types.ts';
import { httpServer, request } from './local-server.ts';

async function limited(options: Partial<ClientOptions>, refusals: number, retryAfter = '0') {
  let hits = 0;
  const server = await httpServer((_incoming, reply) => {
    hits += 1;
    if (hits <= refusals) reply.writeHead(429, { 'retry-after': retryAfter }).end();
    else reply.end('ok');
  });
  const seen: Exchange[] = [];
  const client = createClient({
    url: server.url,
    timeoutMs: 1000,
    maxBodyBytes: 1000,
    concurrency: 5,
    onExchange: (exchange) => seen.push(exchange),
    ...options,
  });
  const close = async (): Promise<void> => {
    await client.close();
    await server.close();
  };
  return { url: server.url, client, seen, hits: () => hits, close };
}

test('rate spaces requests evenly, whatever the concurrency', async () => {
  const { url, client, close } = await limited({ rate: 50 }, 0);
  const before = now();
  const exchanges = await client.sendAll(Array.from({ length: 6 }, () => request('GET', url)));
  const starts = exchanges.map(({ calledAt }) => calledAt).toSorted((a, b) => a - b);
  // Timers have a grain of one millisecond.
  for (const [index, start] of starts.entries()) expect(start - before).toBeGreaterThan(index * 20 - 2);
  await close();
});

test('a 429 is waited out when asked, and every attempt is seen', async () => {
  const { url, client, seen, close } = await limited({ on429: 'wait' }, 2);
  const before = now();
  expect((await client.send(request('GET', url))).response?.status).toBe(200);
  expect(now() - before).toBeGreaterThan(95);
  expect(seen.map(({ response }) => response?.status)).toEqual([429, 429, 200]);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(3);
  await close();
});

test('it is reported by default, for races, and when the wait would be too long', async () => {
  const plain = await limited({}, 1);
  expect((await plain.client.send(request('GET', plain.url))).response?.status).toBe(429);
  await plain.close();
  const race = await limited({ on429: 'wait' }, 1);
  expect((await race.client.send(request('GET', race.url, { purpose: 'race' }))).response?.status).toBe(429);
  await race.close();
  const long = await limited({ on429: 'wait' }, 1, '60');
  expect((await long.client.send(request('GET', long.url))).response?.status).toBe(429);
  expect(long.hits()).toBe(1);
  await long.close();
});

test('Retry-After is seconds or a date', () => {
  const of = (value?: string): number | undefined =>
    retryAfterMs(
      {
        response: { status: 429, headers: value === undefined ? {} : { 'retry-after': value } },
      } as unknown as Exchange,
      Date.parse('2026-01-01T00:00:00Z'),
    );
  expect(of('3')).toBe(3000);
  expect(of('Thu, 01 Jan 2026 00:00:02 GMT')).toBe(2000);
  expect(of('Wed, 31 Dec 2025 00:00:00 GMT')).toBe(0);
  expect(of('soon')).toBe(1000);
  expect(of()).toBe(1000);
});
