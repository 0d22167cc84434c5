import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readDescription } from '../../core/spec/read-description.ts';
import { errorOf, openapi, serve } from './support.ts';

const DOCUMENT = JSON.stringify(openapi({ '/a': { get: { responses: {} } } }));

describe('a description over HTTP', () => {
  it('is fetched with the given headers, gzip bodies included', async () => {
    const seen: (string | undefined)[] = [];
    const origin = await serve((request, response) => {
      seen.push(request.headers['x-key']?.toString());
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(DOCUMENT));
    });
    const read = await readDescription(`${origin}/openapi.json#/x`, { headers: { 'X-Key': 'k' } });
    expect([read.title, read.source, seen]).toEqual(['T', `${origin}/openapi.json`, ['k']]);
  });

  it('sends credentials to its own origin only and follows references on its own host only', async () => {
    const elsewhere: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      elsewhere.push(`${request.url} ${request.headers['x-key'] ?? 'none'}`);
      response.end(DOCUMENT);
    });
    const schema = (ref: string): object => ({
      get: { responses: { 200: { description: '', content: { 'application/json': { schema: { $ref: ref } } } } } },
    });
    const own: string[] = [];
    const origin = await serve((request, response) => {
      own.push(`${request.url} ${request.headers['x-key'] ?? 'none'}`);
      if (request.url === '/moved') response.writeHead(302, { location: `${other}/found` }).end();
      else if (request.url === '/models/a.yaml') response.end('type: integer\n');
      else {
        const paths = {
          '/a': schema('models/a.yaml'),
          '/b': schema(`${other}/b.json`),
          '/c': schema('file:///etc/x.json'),
        };
        response.end(JSON.stringify(openapi(paths)));
      }
    });
    const read = await readDescription(`${origin}/api.json`, { headers: { 'x-key': 'k' } });
    expect(own).toEqual(['/api.json k', '/models/a.yaml k']);
    expect(elsewhere).toEqual([]);
    expect(read.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('only documents of'),
      expect.stringContaining('may not read local files'),
    ]);
    await readDescription(`${origin}/moved`, { headers: { 'x-key': 'k' } });
    expect(elsewhere).toEqual(['/found none']);
  });

  it.each([
    [401, 'application/json', '{}', 'SPEC_UNREADABLE', 'HTTP 401'],
    [404, 'text/plain', 'no', 'SPEC_NOT_FOUND', 'HTTP 404'],
    [500, 'text/plain', 'no', 'SPEC_UNREADABLE', 'HTTP 500'],
    [200, 'text/html', '<p>sign in</p>', 'SPEC_UNREADABLE', 'HTML'],
    [200, 'application/json', '{"ok": true}', 'SPEC_UNSUPPORTED', 'members ok'],
  ])('status %d %s is explained', async (status, type, body, code, observed) => {
    const origin = await serve((_, response) => response.writeHead(status, { 'content-type': type }).end(body));
    const error = await errorOf(readDescription(`${origin}/openapi.json`));
    expect([error.code, error.parts.observed]).toEqual([code, expect.stringContaining(observed)]);
    expect(error.parts.where).toBe(`${origin}/openapi.json`);
  });

  it('gives up on silence, endless redirects, endless bodies and closed ports', async () => {
    const silent = await serve(() => {});
    const late = await errorOf(readDescription(silent, { timeoutMs: 60 }));
    expect(late.parts.observed).toContain('within 60 ms');
    const circle = await serve((_, response) => response.writeHead(302, { location: '/' }).end());
    expect((await errorOf(readDescription(circle))).parts.observed).toContain('more than 5 redirects');
    const endless = await serve((_, response) => {
      const timer = setInterval(() => response.write('x'.repeat(20_000)), 1);
      response.on('close', () => clearInterval(timer));
    });
    expect((await errorOf(readDescription(endless, { maxBytes: 50_000 }))).code).toBe('SPEC_TOO_LARGE');
    const closed = await errorOf(readDescription('http://127.0.0.1:9/x'));
    expect([closed.code, closed.parts.observed]).toEqual([
      'SPEC_UNREADABLE',
      expect.stringMatching(/ECONNREFUSED|bad port/),
    ]);
  });
});
