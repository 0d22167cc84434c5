import { describe, expect, it } from 'vitest';
import { discoverDescription } from '../../core/spec/discover/discover-description.ts';
import { configScripts, pageLinks, serviceDescLinks } from '../../core/spec/discover/links.ts';
import { errorOf, openapi, serve } from './support.ts';

const DOCUMENT = JSON.stringify(openapi({}));

/** A server with these bodies by path; an array is [content type, body, Link header]. */
async function site(pages: Readonly<Record<string, string | readonly [string, string, string?]>>): Promise<string> {
  return serve((request, response) => {
    const page = pages[request.url ?? ''];
    if (page === undefined) return void response.writeHead(404).end('{"error":"not found"}');
    const [type, body, link] = typeof page === 'string' ? ['application/json', page] : page;
    response.setHeader('content-type', type);
    if (link !== undefined) response.setHeader('link', link);
    response.end(body);
  });
}

describe('discoverDescription', () => {
  it.each([
    ['the well-known place', '/openapi.json', { '/openapi.json': DOCUMENT }, ''],
    ['below the base path', '/v1/openapi.yaml', { '/v1/openapi.yaml': 'openapi: 3.1.0\npaths: {}\n' }, '/v1'],
    ['below the origin', '/v3/api-docs', { '/v3/api-docs': DOCUMENT }, '/api/v1'],
    [
      'a Link header',
      '/spec/x',
      { '/': ['text/plain', 'hi', '</spec/x>; rel="service-desc"'], '/spec/x': DOCUMENT },
      '',
    ],
    [
      'an API catalog',
      '/c/d.json',
      {
        '/.well-known/api-catalog': JSON.stringify({
          linkset: [{ anchor: '/', 'service-desc': [{ href: '/c/d.json' }] }],
        }),
        '/c/d.json': DOCUMENT,
      },
      '',
    ],
    [
      'Redoc on a docs page',
      '/hidden/spec',
      { '/docs': ['text/html', '<html><redoc spec-url="/hidden/spec"></redoc></html>'], '/hidden/spec': DOCUMENT },
      '',
    ],
    [
      "Swagger UI's initializer",
      '/hidden/pets',
      {
        '/swagger-ui/index.html': ['text/html', '<html><script src="./swagger-initializer.js"></script></html>'],
        '/swagger-ui/swagger-initializer.js': ['text/javascript', 'SwaggerUIBundle({\n url: "/hidden/pets",\n})'],
        '/hidden/pets': DOCUMENT,
      },
      '',
    ],
  ] as const)('finds it by %s', async (_, path, pages, base) => {
    const origin = await site(pages);
    const { place, tried } = await discoverDescription(origin + base);
    expect(place).toBe(origin + path);
    expect(tried.at(-1) !== undefined && tried.some(({ result }) => result.startsWith('a description'))).toBe(true);
  });

  it('takes no other JSON for a description and says what was tried', async () => {
    const origin = await serve((_, response) => response.setHeader('content-type', 'application/json').end('{"ok":1}'));
    const error = await errorOf(discoverDescription(origin));
    expect(error.code).toBe('SPEC_NOT_FOUND');
    expect(error.parts.observed).toContain(`${origin}/openapi.json (an object with the members ok)`);
  });

  it('never asks another host, whatever a page links to', async () => {
    const asked: string[] = [];
    const other = await serve((request, response) => {
      asked.push(request.url ?? '');
      response.end(DOCUMENT);
    });
    const origin = await site({ '/': ['text/html', `<html><redoc spec-url="${other}/openapi.json"></redoc></html>`] });
    expect((await errorOf(discoverDescription(origin))).code).toBe('SPEC_NOT_FOUND');
    expect(asked).toEqual([]);
  });

  it('says that nothing answers', async () => {
    const error = await errorOf(discoverDescription('http://127.0.0.1:1/'));
    expect([error.code, error.exitCode]).toEqual(['TARGET_UNREACHABLE', 2]);
  });
});

describe('links', () => {
  const base = 'http://h/docs/';

  it('reads Link headers with several relations', () => {
    const header = '<a.css>; rel=preload; as=style, <../x.json>; type="application/json"; rel="alternate service-desc"';
    expect(serviceDescLinks(header, base)).toEqual(['http://h/x.json']);
  });

  it('reads documentation pages', () => {
    expect(pageLinks(`<script>SwaggerUIBundle({ "url": "../openapi.json", dom_id: '#x' })</script>`, base)).toEqual([
      'http://h/openapi.json',
    ]);
    expect(pageLinks('<script id="api-reference" data-url="/o?x=1&amp;y=2"></script>', base)).toEqual([
      'http://h/o?x=1&y=2',
    ]);
    expect(pageLinks('<a href="swagger.css">x</a><a href=/v2/api-docs>y</a>', base)).toEqual(['http://h/v2/api-docs']);
    expect(pageLinks('<link rel="service-desc" href="/d">', base)).toEqual(['http://h/d']);
    expect(configScripts('<script src="./swagger-initializer.js" charset="UTF-8">', base)).toEqual([
      'http://h/docs/swagger-initializer.js',
    ]);
  });
});
