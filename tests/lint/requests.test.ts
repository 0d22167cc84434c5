import { describe, expect, it } from 'vitest';
import { json, objectOf, ok, openapi, text, told, type Written } from './lint-builder.ts';

const query = (name: string, schema: Written = { type: 'integer' }, description = ''): Written => ({
  name,
  in: 'query',
  description,
  schema,
});
const items = { type: 'array', items: objectOf('id', 'name') };
const listing = (parameters: Written[], schema: Written = items, path = '/things'): Written =>
  openapi({ [path]: { get: { parameters, responses: { 200: { description: 'it', content: json(schema) } } } } });

describe('list-paging-declared', () => {
  it('speaks of a list without paging, milder below one item', async () => {
    expect(await told('list-paging-declared', listing([]))).toEqual(['GET /things: no paging (medium)']);
    expect(await told('list-paging-declared', listing([], items, '/shops/{id}/things'))).toEqual([
      'GET /shops/{id}/things: no paging (low)',
    ]);
  });

  it('speaks of a page size without bound, and of pages whose size nobody knows', async () => {
    const page = query('page');
    expect(await told('list-paging-declared', listing([page, query('per_page')]))).toEqual([
      'GET /things: page size without bound (medium)',
    ]);
    expect(await told('list-paging-declared', listing([page]))).toEqual(['GET /things: pages without bound (low)']);
  });

  it.each([
    ['maximum', listing([query('page'), query('per_page', { type: 'integer', maximum: 50 })])],
    ['values', listing([query('page'), query('per_page', { type: 'integer', enum: [10, 50] })])],
    ['words', listing([query('page'), query('per_page', { type: 'integer' }, 'Items on a page, at most 100.')])],
    ['maxItems', listing([], { ...items, maxItems: 20 })],
    ['maxItems in an envelope', listing([], { type: 'object', properties: { data: { ...items, maxItems: 20 } } })],
    ['one thing only', listing([], objectOf('id'))],
  ])('is silent with %s', async (_, document) => {
    expect(await told('list-paging-declared', document)).toEqual([]);
  });
});

describe('bodyless-methods', () => {
  const withBody = (method: string, requestBody: Written): Written =>
    openapi({ '/things': { [method]: { requestBody, responses: ok } } });
  const content = json(objectOf('reason'));

  it('speaks of GET, and more softly of DELETE', async () => {
    expect(await told('bodyless-methods', withBody('get', { content }))).toEqual(['GET /things: body (low)']);
    expect(await told('bodyless-methods', withBody('delete', { content }))).toEqual(['DELETE /things: body (info)']);
  });

  it('is silent of POST, and of an empty optional body', async () => {
    expect(await told('bodyless-methods', withBody('post', { content }))).toEqual([]);
    expect(
      await told('bodyless-methods', withBody('get', { content: json({ type: 'object', properties: {} }) })),
    ).toEqual([]);
  });
});

describe('request-bounds', () => {
  const sending = (schema: Written): Written =>
    openapi({ '/things': { post: { requestBody: { content: json(schema) }, responses: ok } } });

  it('speaks of texts and lists without bound, once each', async () => {
    const schema = {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string' }, list: { type: 'array', items: text() } },
    };
    expect(await told('request-bounds', sending(schema))).toEqual([
      'POST /things: texts (info)',
      'POST /things: lists (info)',
    ]);
  });

  it.each([
    ['maxLength', text()],
    ['pattern', { type: 'string', pattern: '^a$' }],
    ['enum', { type: 'string', enum: ['a'] }],
    ['a short format', { type: 'string', format: 'uuid' }],
    ['a number', { type: 'number' }],
    ['readOnly', { type: 'string', readOnly: true }],
    ['one part of allOf', { allOf: [{ type: 'string' }, { maxLength: 3 }] }],
  ])('is silent with %s', async (_, field) => {
    expect(await told('request-bounds', sending({ type: 'object', properties: { field } }))).toEqual([]);
  });

  it('ends in a schema that contains itself', async () => {
    const node = { type: 'object', properties: { next: { $ref: '#/components/schemas/Node' } } };
    const document = openapi(
      { '/things': { post: { requestBody: { content: json({ $ref: '#/components/schemas/Node' }) }, responses: ok } } },
      { components: { schemas: { Node: node } } },
    );
    expect(await told('request-bounds', document)).toEqual([]);
  });
});

describe('idempotency-declared', () => {
  const creating = (more: Written, statuses: Written = {}): Written =>
    openapi({
      '/things': {
        post: {
          requestBody: { content: json(objectOf('name')) },
          ...more,
          responses: { 201: { description: 'it', content: json(objectOf('id')) }, ...statuses },
        },
        get: { responses: { 200: { description: 'it', content: json(items) } } },
      },
      '/things/{id}': {
        get: {
          parameters: [{ name: 'id', in: 'path', required: true, schema: text() }],
          responses: { 200: { description: 'it', content: json(objectOf('id')) } },
        },
      },
    });

  it('speaks of a creating POST without protection', async () => {
    expect(await told('idempotency-declared', creating({}))).toEqual(['POST /things: no key (info)']);
  });

  it('is silent with a key, with the key in words, and with 409', async () => {
    const key = { name: 'Idempotency-Key', in: 'header', schema: text() };
    expect(await told('idempotency-declared', creating({ parameters: [key] }))).toEqual([]);
    expect(await told('idempotency-declared', creating({ description: 'Send Idempotency-Key.' }))).toEqual([]);
    expect(await told('idempotency-declared', creating({}, { 409: { description: 'there' } }))).toEqual([]);
  });
});

describe('ids-alike', () => {
  const of = (type: string, name = 'id'): Written => ({
    parameters: [{ name, in: 'path', required: true, schema: { type } }],
    responses: ok,
  });

  it('names the odd one', async () => {
    const document = openapi({ '/things/{id}': { get: of('string'), patch: of('string'), delete: of('integer') } });
    expect(await told('ids-alike', document)).toEqual(['DELETE /things/{id}: parameter id (low)']);
  });

  it('is silent where places differ, and of integer beside number', async () => {
    const document = openapi({
      '/things/{id}': { get: of('integer'), delete: of('number') },
      '/others/{id}': { get: of('string') },
    });
    expect(await told('ids-alike', document)).toEqual([]);
  });
});

describe('secret-in-query', () => {
  const with_ = (parameter: Written): Written =>
    openapi({ '/things': { get: { parameters: [parameter], responses: ok } } });

  it('speaks of key schemes, passwords and, softly, of tokens', async () => {
    const schemes = { components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'k' } } } };
    expect(await told('secret-in-query', openapi({}, schemes))).toEqual(['all: scheme key (medium)']);
    expect(await told('secret-in-query', with_(query('password', text())))).toEqual([
      'GET /things: parameter password (medium)',
    ]);
    expect(await told('secret-in-query', with_(query('token', text())))).toEqual([
      'GET /things: parameter token (low)',
    ]);
  });

  it.each([
    query('token', text(), 'Token of the next page.'),
    query('page_token', text()),
    query('key', text()),
    { ...query('api_key', text()), in: 'header' },
  ])('is silent of $name', async (parameter) => {
    expect(await told('secret-in-query', with_(parameter))).toEqual([]);
  });
});

describe('security-declared', () => {
  const get = (more: Written = {}): Written => ({ get: { ...more, responses: ok } });
  const schemes = { components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } } };

  it('speaks of the silent one where others speak, and once where all are silent', async () => {
    const some = openapi({ '/a': get({ security: [{ key: [] }] }), '/b': get() }, { ...schemes, security: undefined });
    expect(await told('security-declared', some)).toEqual(['GET /b: silent (low)']);
    expect(await told('security-declared', openapi({ '/a': get(), '/b': get() }, { security: undefined }))).toEqual([
      'all: no security (low)',
    ]);
  });

  it('is silent when the document speaks, and of operations that are public on purpose', async () => {
    expect(await told('security-declared', openapi({ '/a': get() }, { ...schemes, security: [{ key: [] }] }))).toEqual(
      [],
    );
    const document = openapi(
      { '/a': get({ security: [{ key: [] }] }), '/b': get({ security: [] }) },
      { ...schemes, security: undefined },
    );
    expect(await told('security-declared', document)).toEqual([]);
  });
});

describe('version-uniform', () => {
  const paths = (...all: string[]): Written =>
    Object.fromEntries(all.map((path) => [path, { get: { responses: ok } }]));

  it('speaks of the path without a version, and once where there is none at all', async () => {
    expect(await told('version-uniform', openapi(paths('/v1/a', '/v1/b', '/c')))).toEqual([
      'GET /c: unversioned (low)',
    ]);
    expect(await told('version-uniform', openapi(paths('/a', '/b')))).toEqual(['all: no version (info)']);
  });

  it.each([
    ['a version in every path', openapi(paths('/api/v2/a', '/api/v2/b', '/health', '/openapi.json'))],
    ['a version in the server URL', openapi(paths('/a', '/b'), { servers: [{ url: 'https://x.example/2.0' }] })],
    ['a date', openapi(paths('/2026-04-10/a', '/2026-04-10/b'))],
    ['a bare number first', openapi(paths('/1/a', '/1/b'))],
    ['two versions side by side', openapi(paths('/v1/a', '/v2/a'))],
    [
      'a header',
      openapi({
        '/a': { get: { parameters: [{ name: 'Api-Version', in: 'header', schema: text() }], responses: ok } },
      }),
    ],
  ])('is silent with %s', async (_, document) => {
    expect(await told('version-uniform', document)).toEqual([]);
  });
});
