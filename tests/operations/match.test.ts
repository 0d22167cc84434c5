import { describe, expect, it } from 'vitest';
import { baseUrls, operationBaseUrl, operationsBelow } from '../../core/operations/base-urls.ts';
import { matchResponse } from '../../core/operations/match-response.ts';
import { isJson, matchMediaType } from '../../core/operations/media-type.ts';
import { operationsOf } from '../../core/operations/operations-of.ts';
import { described, only, openapi } from './support.ts';

describe('matchResponse', () => {
  it('takes exact before range before default', async () => {
    const responses = Object.fromEntries(['200', '2XX', 'default'].map((status) => [status, { description: status }]));
    const operation = only(await described(openapi({ '/x': { get: { responses } } })));
    expect([200, 204, 404].map((status) => matchResponse(operation, status)?.status)).toEqual([
      '200',
      '2XX',
      'default',
    ]);
    const bare = only(await described(openapi({ '/x': { get: { responses: { 200: { description: '' } } } } })));
    expect(matchResponse(bare, 404)).toBeUndefined();
  });
});

describe('media types', () => {
  const match = (types: readonly string[], actual: string): string | undefined =>
    matchMediaType(
      types.map((type) => ({ type, examples: [], encoding: {} })),
      actual,
    )?.type;

  it.each([
    [['application/json'], 'application/json; charset=utf-8', 'application/json'],
    [['application/json; charset=utf-8'], 'Application/JSON', 'application/json; charset=utf-8'],
    [['application/json;v=2', 'application/json'], 'application/json', 'application/json'],
    [['application/json;v=2', 'application/json;v=1'], 'application/json; v="1"', 'application/json;v=1'],
    [['application/json;v=2'], 'application/json;v=1', undefined],
    [['*/*', 'text/*', 'text/csv'], 'text/csv', 'text/csv'],
    [['*/*', 'text/*'], 'text/plain', 'text/*'],
    [['text/*', '*/*'], 'image/png', '*/*'],
    [['application/json'], 'application/problem+json', undefined],
    [['application/*+json', 'application/*'], 'application/problem+json', 'application/*+json'],
    [['application/json'], 'nonsense', undefined],
  ])('%j describes %s by %s', (types, actual, expected) => {
    expect(match(types, actual)).toBe(expected);
  });

  it('knows JSON by name', () => {
    expect(['application/json', 'text/json;x=1', 'application/hal+json'].every(isJson)).toBe(true);
    expect(['application/json-seq', 'text/plain', '*/*', 'application/jsonp'].some(isJson)).toBe(false);
  });
});

describe('baseUrls', () => {
  const withServers = (servers: readonly string[], path = '/orders'): Promise<Parameters<typeof baseUrls>[0]> =>
    described({ ...openapi({ [path]: {} }), servers: servers.map((url) => ({ url })) });

  it.each([
    [['https://api.example.com/v1'], '/orders', 'http://127.0.0.1:80', ['http://127.0.0.1/v1']],
    [['https://api.example.com/v1'], '/v1/orders', 'http://h:3', ['http://h:3']],
    [['https://api.example.com/v1'], '/orders', 'http://h:3/own/', ['http://h:3/own']],
    [['/v2/'], '/orders', 'http://h:3/', ['http://h:3/v2']],
    [['https://a/v1', 'http://h:3/v9'], '/orders', 'http://h:3', ['http://h:3/v9', 'http://h:3/v1']],
    [[], '/orders', 'http://h:3', ['http://h:3']],
    [['https://a/v1/', '/rel'], '/orders', undefined, ['https://a/v1']],
  ])('servers %j, path %s, given %s', async (servers, path, given, expected) => {
    expect(baseUrls(await withServers(servers, path), given)).toEqual(expected);
  });

  it('sends an operation of Swagger 2.0 with schemes of its own to the target of the run', async () => {
    const responses = { 200: { description: '' } };
    const description = await described({
      swagger: '2.0',
      info: { title: 'T', version: '1' },
      host: 'api.example.com',
      basePath: '/v1',
      paths: { '/x': { get: { schemes: ['https'], responses } }, '/y': { get: { responses } } },
    });
    const { operations } = operationsOf(description);
    expect(operations.map(({ server }) => server)).toEqual(['https://api.example.com/v1', undefined]);
    const below = operationsBelow(operations, description, 'http://127.0.0.1:3/v1');
    expect(below.map(({ server }) => server)).toEqual(['http://127.0.0.1:3/v1', undefined]);
  });

  it('puts an operation with a server of its own below the same origin', async () => {
    const description = await withServers(['https://a/v1']);
    expect(operationBaseUrl(description, 'http://h:3/v1', undefined)).toBe('http://h:3/v1');
    expect(operationBaseUrl(description, 'http://h:3/v1', 'https://files.example.com/v2')).toBe('http://h:3/v2');
    expect(operationBaseUrl(description, 'http://h:3/gw/v1', '/v2')).toBe('http://h:3/gw/v2');
  });
});
