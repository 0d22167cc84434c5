import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { curlFor, recordExchange } from '../../core/exchange/recorded.ts';
import { createRedactor, REDACTED } from '../../core/exchange/redact.ts';
import type { Exchange, OutgoingRequest } from '../../core/exchange/types.ts';
import { httpServer, type LocalServer, request } from './local-server.ts';

const run = promisify(execFile);
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const SECRET = 'sk-live-0123456789';
const redactor = createRedactor([SECRET]);

function exchangeOf(
  outgoing: OutgoingRequest,
  body: Uint8Array = new Uint8Array(),
  headers: Record<string, string> = {},
): Exchange {
  const rawHeaders = Object.entries(headers);
  return {
    id: 'x1',
    request: outgoing,
    identity: 'default',
    calledAt: 10,
    returnedAt: 12.5,
    at: '2026-01-01T00:00:00.000Z',
    response: { status: 200, headers, rawHeaders, body, truncated: false, bodyBytes: body.length },
  };
}

describe('recordExchange', () => {
  test('no secret survives in any part', () => {
    const outgoing = request('POST', `http://u:${SECRET}@h/${SECRET}?token=zzz`, {
      headers: { authorization: `Bearer ${SECRET}`, 'x-note': SECRET, 'content-type': 'application/json' },
      body: encode(`{"password":"zzz","n":"${SECRET}"}`),
    });
    const exchange = {
      ...exchangeOf(outgoing, encode(`{"echo":"${SECRET}","access_token":"zzz"}`), { 'x-echo': SECRET }),
      failure: { kind: 'reset' as const, message: `failed for ${SECRET}` },
    };
    const raw = {
      ...exchange,
      response: { ...exchange.response, rawHeaders: [['Set-Cookie', 'sid=zzz; Secure']] as const },
    };
    const recorded = recordExchange(raw as Exchange, redactor);
    const text = JSON.stringify([recorded, curlFor(recorded)]);
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('zzz');
    expect(recorded.response?.headers['set-cookie']).toBe(`sid=${REDACTED}; Secure`);
    expect(recorded.durationMs).toBe(2.5);
  });

  test('bodies are cut at 8 KiB on a character, with the whole size', () => {
    const { response } = recordExchange(exchangeOf(request('GET', 'http://h/'), encode('é'.repeat(30_000))), redactor);
    expect(response?.body).toMatchObject({ bytes: 60_000, truncated: true, binary: false });
    expect(response?.body?.text).toBe('é'.repeat(4096));
  });

  test('a secret across the cut does not leak its beginning', () => {
    for (const at of [8185, 32_760]) {
      const body = encode(`${'x'.repeat(at)}${SECRET}`);
      const { response } = recordExchange(exchangeOf(request('GET', 'http://h/'), body), redactor);
      expect(response?.body?.text).not.toContain('sk-live');
    }
  });

  test.each([
    ['invalid UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 'application/json', '{\ufffd}', true],
    ['NUL', encode('a\0b'), 'text/plain', 'a\0b', true],
    ['an image', Uint8Array.of(1, 2, 3), 'image/png', '', true],
    ['latin-1', Uint8Array.of(0xe9), 'text/plain; charset=ISO-8859-1', 'é', false],
  ])('%s', (_name, body, type, text, binary) => {
    const { response } = recordExchange(
      exchangeOf(request('GET', 'http://h/'), body, { 'content-type': type }),
      redactor,
    );
    expect(response?.body).toMatchObject({ text, binary, bytes: body.length });
  });

  test('without an answer there is no duration', () => {
    const { response: _, ...exchange } = exchangeOf(request('GET', 'http://h/'));
    expect(recordExchange({ ...exchange, returnedAt: Number.POSITIVE_INFINITY }, redactor).durationMs).toBeNull();
  });
});

describe('curlFor, run in sh against a server', () => {
  let server: LocalServer | undefined;
  afterEach(async () => server?.close());

  async function arrives(outgoing: (url: string) => OutgoingRequest, env: Record<string, string> = {}) {
    let seen = { method: '', url: '', headers: {} as Record<string, unknown>, body: '' };
    server = await httpServer(async (incoming, reply) => {
      const { method = '', url = '', headers } = incoming;
      seen = { method, url, headers, body: Buffer.concat(await incoming.toArray()).toString() };
      reply.end('ok');
    });
    const recorded = recordExchange(exchangeOf(outgoing(server.url)), redactor);
    const line = curlFor(recorded);
    const { stdout } = await run('sh', ['-c', line.curl], { env: { PATH: process.env.PATH, ...env } });
    expect(stdout).toMatch(/^HTTP\/1.1 200/);
    return { ...line, seen };
  }

  test('quotes, globs, dot segments, unicode', async () => {
    const body = `{"it's":"$HOME \`id\` \\\\ \\"é\\" \n!"}`;
    const path = "/a/../b/./c?filter[x]={1,2}&q='$(id)'&r=%20";
    const { seen } = await arrives((url) =>
      request('PATCH', url + path, {
        headers: { 'x-q': `it's "$1"`, 'x-empty': '', 'content-type': 'text/x' },
        body: encode(body),
      }),
    );
    expect(seen).toMatchObject({ method: 'PATCH', url: path, body });
    expect(seen.headers).toMatchObject({ 'x-q': `it's "$1"`, 'x-empty': '', 'content-type': 'text/x' });
  });

  test('redacted values come from variables', async () => {
    const { seen, curl, note } = await arrives(
      (url) =>
        request('POST', `${url}/?api_key=${SECRET}`, {
          headers: { authorization: `Bearer ${SECRET}`, 'x-api-key': 'k' },
          body: encode('{"password":"p"}'),
        }),
      { ASSAY_TOKEN: 'T', ASSAY_SECRET: 'S' },
    );
    expect(curl).not.toContain(SECRET);
    expect(note).toContain('ASSAY_TOKEN');
    expect(seen).toMatchObject({ url: '/?api_key=S', body: '{"password":"S"}' });
    expect(seen.headers).toMatchObject({ authorization: 'Bearer T', 'x-api-key': 'S' });
    expect(seen.headers['content-type']).toBeUndefined();
  });

  test('an empty POST, HEAD, a body that begins with @', async () => {
    const empty = await arrives((url) => request('POST', url));
    expect(empty.seen.headers).toMatchObject({ 'content-length': '0' });
    await server?.close();
    expect((await arrives((url) => request('HEAD', url))).seen.method).toBe('HEAD');
    await server?.close();
    expect((await arrives((url) => request('PUT', url, { body: encode('@/etc/hostname') }))).seen.body).toBe(
      '@/etc/hostname',
    );
  });

  test('what a shell cannot say is noted', () => {
    const note = (body: Uint8Array): string | undefined =>
      curlFor(recordExchange(exchangeOf(request('POST', 'http://h/', { body })), redactor)).note;
    expect(note(encode('a\0b'))).toContain('NUL');
    expect(note(encode('a\u0001b'))).toContain('control');
    expect(note(Uint8Array.of(0xff, 0xfe))).toContain('binary');
    expect(note(encode('y'.repeat(9000)))).toContain('9000 bytes');
    expect(note(encode('fine'))).toBeUndefined();
  });
});
