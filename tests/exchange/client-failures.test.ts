import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type Client, type ClientOptions, createClient } from '../../core/exchange/client.ts';
import { httpServer, type LocalServer, rawServer, request } from './local-server.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((thing) => thing.close()));
});
const keep = <T extends { close: () => Promise<void> }>(thing: T): T => {
  open.push(thing);
  return thing;
};
const clientFor = (url: string, options: Partial<ClientOptions> = {}): Client =>
  keep(createClient({ url, timeoutMs: 300, maxBodyBytes: 1_000_000, concurrency: 2, ...options }));

async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

describe('not-sent', () => {
  test('nobody listens', async () => {
    const url = await closedPort();
    const exchange = await clientFor(url).send(request('POST', url));
    expect(exchange.failure).toMatchObject({ kind: 'not-sent', message: expect.stringContaining('ECONNREFUSED') });
    expect(exchange.returnedAt).toBe(Number.POSITIVE_INFINITY);
    expect(exchange.response).toBeUndefined();
  });

  test('TLS against a plain server', async () => {
    const server = keep(await httpServer((_incoming, reply) => reply.end()));
    const url = server.url.replace('http:', 'https:');
    expect((await clientFor(url).send(request('POST', url))).failure?.kind).toBe('not-sent');
  });

  test('a header that cannot be written, and a closed client', async () => {
    const server = keep(await httpServer((_incoming, reply) => reply.end()));
    const client = clientFor(server.url);
    const bad = await client.send(request('GET', server.url, { headers: { 'x-bad': 'a\nb' } }));
    expect(bad.failure?.kind).toBe('not-sent');
    expect((await client.send(request('GET', server.url))).response?.status).toBe(200);
    await client.close();
    expect((await client.send(request('GET', server.url))).failure?.kind).toBe('not-sent');
  });
});

describe('timeout', () => {
  test('no answer: unknown, Infinity; the next request works', async () => {
    const server = keep(
      await httpServer((incoming, reply) => {
        if (incoming.url !== '/slow') reply.end('x');
      }),
    );
    const client = clientFor(server.url, { concurrency: 1 });
    const slow = await client.send(request('POST', `${server.url}/slow`, { timeoutMs: 80 }));
    expect(slow.failure).toEqual({ kind: 'timeout', message: 'no response within 80 ms' });
    expect(slow.returnedAt).toBe(Number.POSITIVE_INFINITY);
    expect((await client.send(request('GET', server.url))).response?.status).toBe(200);
  });

  test('a body that drips is cut by the total timeout and keeps what came', async () => {
    const server = keep(
      await httpServer((_incoming, reply) => {
        const drip = setInterval(() => reply.write('x'), 20);
        reply.on('close', () => clearInterval(drip));
      }),
    );
    const exchange = await clientFor(server.url).send(request('GET', server.url, { timeoutMs: 150 }));
    expect(exchange.failure).toEqual({ kind: 'timeout', message: 'the body did not end within 150 ms' });
    expect(exchange.response?.status).toBe(200);
    expect(exchange.response?.body.length).toBeGreaterThan(2);
    expect(exchange.returnedAt - exchange.calledAt).toBeLessThan(1000);
  });
});

describe('reset and cut bodies', () => {
  test('a connection dropped after the request', async () => {
    const server = keep(await rawServer((socket) => socket.resetAndDestroy()));
    const exchange = await clientFor(server.url).send(request('POST', server.url));
    expect(exchange.failure?.kind).toBe('reset');
    expect(exchange.response).toBeUndefined();
  });

  test.each([
    ['content-length too long', 'content-length: 10\r\n\r\nabc'],
    ['content-length too long, connection: close', 'connection: close\r\ncontent-length: 10\r\n\r\nabc'],
    ['chunked without its end', 'transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n'],
    [
      'chunked without its end, connection: close',
      'connection: close\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n',
    ],
  ])('%s: response and failure', async (_name, tail) => {
    const server = keep(await rawServer((socket) => socket.end(`HTTP/1.1 200 OK\r\n${tail}`)));
    const exchange = await clientFor(server.url).send(request('POST', server.url));
    expect(exchange.failure?.kind).toBe('reset');
    expect(exchange.response?.status).toBe(200);
    expect(Buffer.from(exchange.response?.body ?? []).toString()).toBe('abc');
    expect(exchange.returnedAt).toBeLessThan(Number.POSITIVE_INFINITY);
  });

  test('a body that ends with the connection is whole', async () => {
    const server = keep(await rawServer((socket) => socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nabc')));
    const exchange = await clientFor(server.url).send(request('GET', server.url));
    expect(exchange.failure).toBeUndefined();
    expect(exchange.response?.bodyBytes).toBe(3);
  });
});

describe('malformed and aborted', () => {
  test.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['two content-lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
    ['a header without colon', 'HTTP/1.1 200 OK\r\nnonsense\r\n\r\n'],
    ['a header that is too large', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(70_000)}\r\n\r\n`],
  ])('%s', async (_name, answer) => {
    const server = keep(await rawServer((socket) => socket.end(answer)));
    const exchange = await clientFor(server.url).send(request('GET', server.url));
    expect(exchange.failure?.kind).toBe('malformed');
  });

  test('closing the client ends what is in flight', async () => {
    const server = keep(await httpServer(() => {}));
    const client = clientFor(server.url);
    const pending = client.send(request('POST', server.url));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await client.close();
    expect((await pending).failure?.kind).toBe('aborted');
  });
});

describe('the keep-alive race', () => {
  /** Answers the first request of each connection and hangs up on the second. */
  const racy = async (): Promise<LocalServer & { connections: () => number }> => {
    const answered = new Set<number>();
    const server = await rawServer((socket, _head, _request, connection) => {
      if (answered.has(connection)) socket.resetAndDestroy();
      else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
      answered.add(connection);
    });
    return { ...server, connections: () => answered.size };
  };

  test('a safe request goes out once more on a fresh connection', async () => {
    const server = keep(await racy());
    const client = clientFor(server.url, { concurrency: 1 });
    for (let round = 1; round <= 4; round++) {
      const exchange = await client.send(request('GET', server.url));
      expect(exchange.failure).toBeUndefined();
      expect(exchange.response?.status).toBe(200);
    }
    expect(server.connections()).toBe(4);
  });

  test('an idle connection the server closes by its own timeout hurts nobody', async () => {
    const server = keep(await httpServer((_incoming, reply) => reply.end('x'), 40));
    const client = clientFor(server.url, { concurrency: 1 });
    for (let round = 0; round < 6; round++) {
      expect((await client.send(request('POST', server.url))).failure).toBeUndefined();
      await new Promise((resolve) => setTimeout(resolve, 36 + round * 2));
    }
  });

  test('an unsafe request stays reset', async () => {
    const server = keep(await racy());
    const client = clientFor(server.url, { concurrency: 1 });
    await client.send(request('GET', server.url));
    expect((await client.send(request('POST', server.url))).failure?.kind).toBe('reset');
  });

  test('on a fresh connection it is the fault of the target', async () => {
    let connections = 0;
    const server = keep(
      await rawServer((socket, _head, _request, connection) => {
        connections = connection;
        socket.resetAndDestroy();
      }),
    );
    expect((await clientFor(server.url).send(request('GET', server.url))).failure?.kind).toBe('reset');
    expect(connections).toBe(1);
  });
});
