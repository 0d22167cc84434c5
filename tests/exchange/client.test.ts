import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { type Client, type ClientOptions, createClient } from '../../core/exchange/client.ts';
import type { Exchange } from '../../core/exchange/types.ts';
import { httpServer, type LocalServer, rawServer, request } from './local-server.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((thing) => thing.close()));
});
const keep = <T extends { close: () => Promise<void> }>(thing: T): T => {
  open.push(thing);
  return thing;
};
const clientFor = (server: LocalServer, options: Partial<ClientOptions> = {}): Client =>
  keep(createClient({ url: server.url, timeoutMs: 2000, maxBodyBytes: 1_000_000, concurrency: 4, ...options }));
const text = (exchange: Exchange): string => Buffer.from(exchange.response?.body ?? []).toString();

describe('what is sent', () => {
  test('the request as given, plus user-agent and accept only', async () => {
    const server = keep(
      await rawServer((socket, head) => socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${head.length}\r\n\r\n${head}`)),
    );
    const client = clientFor(server);
    const exchange = await client.send(request('GET', `${server.url}/a/../b/%2e?q=%20&filter[x]=1#frag`));
    const [line, ...fields] = text(exchange).trimEnd().split('\r\n');
    expect(line).toBe('GET /a/../b/%2e?q=%20&filter[x]=1 HTTP/1.1');
    expect(fields.map((field) => field.split(':')[0])).toEqual(['host', 'connection', 'user-agent', 'accept']);
    expect(exchange.request.headers['user-agent']).toMatch(/^assay\/\d/);
  });

  test('fixed headers < credentials < the request; cookies are joined; anonymous sends no credentials', async () => {
    const server = keep(
      await httpServer((incoming, reply) => reply.end(JSON.stringify([incoming.url, incoming.headers]))),
    );
    const client = clientFor(server, {
      headers: { 'X-Fixed': '1', Accept: 'application/json' },
      credentials: (identity) => ({ Authorization: `Bearer ${identity}`, cookie: 'sid=1' }),
      credentialQuery: () => ({ key: 'a&b' }),
    });
    const own = await client.send(request('GET', `${server.url}/?x=1`, { headers: { cookie: 'theme=dark' } }));
    const [url, headers] = JSON.parse(text(own));
    expect(url).toBe('/?x=1&key=a%26b');
    expect(headers).toMatchObject({
      'x-fixed': '1',
      accept: 'application/json',
      authorization: 'Bearer default',
      cookie: 'sid=1; theme=dark',
    });
    const other = await client.send(request('GET', server.url, { headers: { authorization: 'no' }, identity: 'bob' }));
    expect(JSON.parse(text(other))[1].authorization).toBe('no');
    const nobody = await client.send(request('GET', server.url, { identity: 'anonymous' }));
    expect(JSON.parse(text(nobody))).toEqual(['/', expect.not.objectContaining({ authorization: expect.anything() })]);
    expect(nobody.identity).toBe('anonymous');
  });

  test('bodies arrive whole; an empty POST announces its length', async () => {
    const server = keep(
      await httpServer(async (incoming, reply) => {
        const body = (await incoming.toArray()).join('');
        reply.end(`${incoming.headers['content-length']} ${body}`);
      }),
    );
    const client = clientFor(server);
    const body = new TextEncoder().encode('{"ü":1}');
    expect(text(await client.send(request('POST', server.url, { body })))).toBe('8 {"ü":1}');
    expect(text(await client.send(request('POST', server.url)))).toBe('0 ');
    expect(text(await client.send(request('DELETE', server.url, { body })))).toBe('8 {"ü":1}');
  });

  test('another origin is refused before anything is sent, unless it is allowed', async () => {
    let hits = 0;
    const other = keep(
      await httpServer((_incoming, reply) => {
        hits += 1;
        reply.end();
      }),
    );
    const server = keep(await httpServer((_incoming, reply) => reply.end()));
    const client = clientFor(server);
    await expect(client.send(request('GET', other.url))).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    await expect(client.send(request('GET', '/relative'))).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    expect(hits).toBe(0);
    expect(client.allows(`${server.url}/x`)).toBe(true);
    expect(client.allows(other.url)).toBe(false);
    const wider = clientFor(server, { allowOrigins: [other.url] });
    expect((await wider.send(request('GET', other.url))).response?.status).toBe(200);
  });
});

describe('what is received', () => {
  test('a redirect is an answer', async () => {
    let hits = 0;
    const server = keep(
      await httpServer((_incoming, reply) => {
        hits += 1;
        reply.writeHead(302, { location: '/next' }).end();
      }),
    );
    const exchange = await clientFor(server).send(request('GET', server.url));
    expect(exchange.response).toMatchObject({ status: 302, headers: { location: '/next' } });
    expect(hits).toBe(1);
  });

  test('repeated fields are joined, set-cookie stays raw, names are lower case, octets survive', async () => {
    const server = keep(
      await rawServer((socket) =>
        socket.end(
          Buffer.from(
            'HTTP/1.1 200 OK\r\nVary: a\r\nVARY: b\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2, c\r\nX-L: \xe9\r\ncontent-length: 0\r\n\r\n',
            'latin1',
          ),
        ),
      ),
    );
    const { response } = await clientFor(server).send(request('GET', server.url));
    expect(response?.headers).toEqual({ vary: 'a, b', 'x-l': 'é', 'content-length': '0' });
    expect(response?.rawHeaders).toContainEqual(['Set-Cookie', 'b=2, c']);
  });

  test.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['gzip, br', (data: string) => brotliCompressSync(gzipSync(data))],
  ])('%s is decoded', async (coding, encode) => {
    const server = keep(
      await httpServer((_incoming, reply) =>
        reply.setHeader('content-encoding', coding).end(encode('hello'.repeat(50))),
      ),
    );
    const exchange = await clientFor(server).send(request('GET', server.url));
    expect(text(exchange)).toBe('hello'.repeat(50));
    expect(exchange.response).toMatchObject({ bodyBytes: 250, truncated: false });
    expect(exchange.failure).toBeUndefined();
  });

  test('a bomb stops at the limit, a broken or unknown coding is malformed and keeps its status', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const server = keep(
      await httpServer((incoming, reply) => {
        const coding = incoming.url === '/unknown' ? 'rot13' : 'gzip';
        reply.setHeader('content-encoding', coding).end(incoming.url === '/bomb' ? bomb : 'no gzip');
      }),
    );
    const client = clientFor(server, { maxBodyBytes: 100_000 });
    const bombed = await client.send(request('GET', `${server.url}/bomb`));
    expect(bombed.response).toMatchObject({ status: 200, truncated: true });
    expect(bombed.response?.body.length).toBe(100_000);
    expect(bombed.failure).toBeUndefined();
    for (const path of ['/broken', '/unknown']) {
      const exchange = await client.send(request('GET', server.url + path));
      expect(exchange.response?.status).toBe(200);
      expect(exchange.failure?.kind).toBe('malformed');
    }
  });

  test('reading stops at the body limit; the declared size is kept', async () => {
    const server = keep(
      await httpServer((_incoming, reply) => reply.setHeader('content-length', 5e6).end(Buffer.alloc(5e6))),
    );
    const exchange = await clientFor(server, { maxBodyBytes: 1000 }).send(request('GET', server.url));
    expect(exchange.response).toMatchObject({ status: 200, truncated: true, bodyBytes: 5_000_000 });
    expect(exchange.response?.body.length).toBe(1000);
    expect(exchange.failure).toBeUndefined();
  });

  test('HEAD, 204 and 304 have no body; a compressed HEAD is no error', async () => {
    const server = keep(
      await httpServer((incoming, reply) => {
        reply.writeHead(Number(incoming.url?.slice(1)), { 'content-encoding': 'gzip' }).end();
      }),
    );
    const client = clientFor(server);
    for (const [method, status] of [
      ['HEAD', 200],
      ['GET', 204],
      ['GET', 304],
    ] as const) {
      const exchange = await client.send(request(method, `${server.url}/${status}`));
      expect(exchange.failure).toBeUndefined();
      expect(exchange.response).toMatchObject({ status, bodyBytes: 0 });
    }
  });

  test('1xx answers are skipped', async () => {
    const server = keep(
      await rawServer((socket) =>
        socket.end('HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\nok'),
      ),
    );
    const exchange = await clientFor(server).send(request('POST', server.url));
    expect(exchange.response?.status).toBe(201);
    expect(text(exchange)).toBe('ok');
  });

  test('far more requests than connections at once: all are answered, connections are bounded', async () => {
    const ports = new Set<number | undefined>();
    const server = keep(
      await httpServer((incoming, reply) => {
        ports.add(incoming.socket.remotePort);
        reply.end('x');
      }),
    );
    const client = clientFor(server, { timeoutMs: 5000, concurrency: 3 });
    const all = Array.from({ length: 2500 }, (_, n) => client.send(request('GET', `${server.url}/${n}`)));
    const exchanges = await Promise.all(all);
    expect(exchanges.every(({ response, failure }) => response?.status === 200 && failure === undefined)).toBe(true);
    expect(ports.size).toBeLessThanOrEqual(3);
  });

  test('times are in order, ids unique, onExchange sees each', async () => {
    const server = keep(await httpServer((_incoming, reply) => setTimeout(() => reply.end('x'), 20)));
    const seen: string[] = [];
    const client = clientFor(server, { onExchange: ({ id }) => seen.push(id) });
    const exchanges = await client.sendAll(Array.from({ length: 12 }, (_, n) => request('GET', `${server.url}/${n}`)));
    expect(exchanges.map((exchange) => exchange.request.url.split('/').at(-1))).toEqual(
      Array.from({ length: 12 }, (_, n) => String(n)),
    );
    expect(new Set(seen).size).toBe(12);
    for (const { calledAt, firstByteAt = 0, returnedAt } of exchanges) {
      expect(firstByteAt - calledAt).toBeGreaterThan(15);
      expect(returnedAt).toBeGreaterThanOrEqual(firstByteAt);
    }
  });
});
