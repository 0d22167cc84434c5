import { gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReferenceApi } from '../../../reference-api/start.ts';
import { type Bench, create, openBench, send } from '../support/api.ts';

let bench: Bench;
let api: ReferenceApi;
beforeAll(async () => {
  bench = await openBench();
  api = await bench.start({ schema: 'surroundings' });
}, 60_000);

const get = (path: string, encoding: string, method: 'GET' | 'HEAD' = 'GET') =>
  request(`${api.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${api.tokens.admin}`, 'accept-encoding': encoding },
  });

describe('headers of every answer', () => {
  it('echo a well-formed request id and replace any other', async () => {
    const good = await send(api, 'GET', '/v1/version', { headers: { 'X-Request-Id': 'abc.DEF_12-3' } });
    expect([good.headers.get('x-request-id'), good.body.correlation_id]).toEqual(['abc.DEF_12-3', 'abc.DEF_12-3']);
    const bad = await send(api, 'GET', '/v1/version', { headers: { 'X-Request-Id': 'short' } });
    expect(bad.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('protect the client on success and refusal alike', async () => {
    for (const path of ['/v1/partners', '/v1/nothing']) {
      const { headers } = await send(api, 'GET', path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('server')).toBeNull();
      expect(headers.get('vary')).toContain('Origin');
    }
  });

  it('allow listed origins and no other', async () => {
    const origin = 'http://localhost:5173';
    const listed = await send(api, 'OPTIONS', '/v1/partners', { headers: { origin }, token: null });
    expect(listed.status).toBe(204);
    expect(listed.headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST');
    expect(listed.headers.get('access-control-allow-origin')).toBe(origin);
    const other = await send(api, 'GET', '/v1/partners', { headers: { origin: 'https://evil.example' } });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('are the same for HEAD, without a body', async () => {
    const headers = { 'Accept-Encoding': 'identity' };
    const got = await send(api, 'GET', '/v1/partners', { headers });
    const head = await send(api, 'HEAD', '/v1/partners', { headers });
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers.get('link')).toBe(got.headers.get('link'));
    expect(head.headers.get('content-length')).toBe(got.headers.get('content-length'));
    const [packed, bare] = [await get('/v1/partners', 'gzip'), await get('/v1/partners', 'gzip', 'HEAD')];
    await packed.body.dump();
    for (const name of ['content-encoding', 'content-length', 'vary'])
      expect(bare.headers[name]).toBe(packed.headers[name]);
  });
});

describe('content', () => {
  it('is compressed when asked for, unless it has a strong ETag', async () => {
    const list = await get('/v1/products?page_size=100', 'gzip');
    expect(list.headers['content-encoding']).toBe('gzip');
    const text = gunzipSync(Buffer.from(await list.body.arrayBuffer())).toString();
    expect(JSON.parse(text).data).toHaveLength(60);
    const plain = await get('/v1/products?page_size=100', 'identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(JSON.parse(await plain.body.text()).data).toHaveLength(60);
  });

  it('is exported as CSV by a job and by a stream', async () => {
    const started = await send(api, 'POST', '/v1/exports', { body: { resource: 'products' } });
    expect(started.status).toBe(202);
    const job = String(started.headers.get('location'));
    const file = await send(api, 'GET', `/v1/exports/${String(started.data.id)}/content`);
    expect(file.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(file.text.trimEnd().split('\r\n')).toHaveLength(61);
    expect((await send(api, 'GET', job)).data).toMatchObject({ status: 'done', row_count: 60 });
    expect((await send(api, 'DELETE', job)).status).toBe(204);
    expect((await send(api, 'GET', '/v1/exports/products.csv')).text).toBe(file.text);
  });

  it('warns of the deprecated operation', async () => {
    const { headers } = await send(api, 'GET', '/v1/products/7d9f2f7c-0000-4000-8000-000000000000/price');
    expect(headers.get('deprecation')).toBeNull();
    const [product] = (await send(api, 'GET', '/v1/products?page_size=1')).items;
    const price = await send(api, 'GET', `/v1/products/${String(product?.id)}/price`);
    expect(price.headers.get('deprecation')).toBe('@1767225600');
    expect(price.headers.get('sunset')).toBe('Thu, 01 Jul 2027 00:00:00 GMT');
  });
});

describe('sessions', () => {
  it('begin with a password and end with the deletion of the token', async () => {
    const session = await create(api, '/v1/auth/tokens', { username: 'demo', password: 'demo-password' });
    const headers = { authorization: `Bearer ${String(session.access_token)}` };
    expect((await send(api, 'GET', '/v1/auth/me', { headers })).data).toMatchObject({ subject: 'demo', role: 'clerk' });
    expect((await send(api, 'DELETE', `/v1/auth/tokens/${String(session.id)}`, { headers })).status).toBe(204);
    expect((await send(api, 'GET', '/v1/auth/me', { headers })).status).toBe(401);
    const wrong = await send(api, 'POST', '/v1/auth/tokens', { body: { username: 'demo', password: 'x' } });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'invalid_credentials']);
  });
});

describe('operations', () => {
  it('tell health with dependencies and count requests by route template', async () => {
    const ready = await send(api, 'GET', '/health/ready', { token: null });
    expect(ready.data).toMatchObject({ status: 'up', dependencies: [{ name: 'postgresql', status: 'up' }] });
    const metrics = await send(api, 'GET', '/metrics', { token: null });
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(metrics.text).toContain('route="/health/ready",status="200"');
    expect((await send(api, 'GET', '/openapi.json', { token: null })).body.openapi).toBe('3.1.0');
  });

  it('limit the rate of a caller when told to', async () => {
    const limited = await bench.start({ schema: 'surroundings', rateLimit: { limit: 3, windowSeconds: 60 } });
    const statuses: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) statuses.push((await send(limited, 'GET', '/v1/auth/me')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await send(limited, 'GET', '/v1/auth/me');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await send(limited, 'GET', '/v1/auth/me', { token: 'viewer' })).status).toBe(200);
  });

  it('finish running requests before they stop', async () => {
    const leaving = await bench.start({ schema: 'surroundings', latencyMs: 150 });
    const running = send(leaving, 'GET', '/v1/partners');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const [answer] = await Promise.all([running, leaving.close()]);
    expect(answer.status).toBe(200);
    await expect(send(leaving, 'GET', '/health/live')).rejects.toThrow();
  });
});
