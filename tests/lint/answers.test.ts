import { describe, expect, it } from 'vitest';
import { json, objectOf, openapi, told, type Written } from './lint-builder.ts';

const one = (method: string, path: string, operation: Written): Written => openapi({ [path]: { [method]: operation } });
const answering = (status: number, response: Written, method = 'post'): Written =>
  one(method, '/things', { responses: { [status]: { description: 'it', ...response } } });
const header = (name: string): Written => ({ headers: { [name]: { schema: { type: 'string' } } } });
const body = (schema: Written): Written => ({ content: json(schema) });

describe('created-location', () => {
  it('speaks of 201 without an address', async () => {
    expect(await told('created-location', answering(201, {}))).toEqual(['POST /things: no address (low)']);
    expect(await told('created-location', answering(201, body(objectOf('color'))))).toHaveLength(1);
  });

  it.each([
    ['Location', header('Location')],
    ['an id', body(objectOf('id', 'color'))],
    ['an id in an envelope', body({ type: 'object', properties: { data: objectOf('thing_id') } })],
    ['an address', body(objectOf('href'))],
    ['a schema that says nothing', body({ type: 'object' })],
    ['a link', { links: { read: { operationId: 'getThing' } } }],
  ])('is silent with %s', async (_, response) => {
    expect(await told('created-location', answering(201, response))).toEqual([]);
  });

  it('leaves PUT out, and what is read where it was made', async () => {
    expect(await told('created-location', answering(201, {}, 'put'))).toEqual([]);
    const single = openapi({
      '/things/{id}/avatar': {
        post: { responses: { 201: { description: 'it' } } },
        get: { responses: { 200: { description: 'it', ...body(objectOf('color')) } } },
      },
    });
    expect(await told('created-location', single)).toEqual([]);
  });
});

describe('accepted-poll', () => {
  it('speaks of 202 with nowhere to ask, milder where the address is known', async () => {
    expect(await told('accepted-poll', answering(202, {}))).toEqual(['POST /things: nowhere to ask (low)']);
    expect(await told('accepted-poll', answering(202, {}, 'delete'))).toEqual([
      'DELETE /things: nowhere to ask (info)',
    ]);
  });

  it.each([
    ['Location', header('Location')],
    ['Retry-After', header('Retry-After')],
    ['a job id', body(objectOf('jobId'))],
    ['a status', body(objectOf('status'))],
  ])('is silent with %s', async (_, response) => {
    expect(await told('accepted-poll', answering(202, response))).toEqual([]);
  });
});

describe('deprecation-sunset', () => {
  const deprecated = (more: Written, response: Written = {}): Written =>
    one('get', '/things', { deprecated: true, ...more, responses: { 200: { description: 'it', ...response } } });

  it('speaks of a deprecated operation without a last day', async () => {
    const document = deprecated({ description: 'Use the new one.' });
    expect(await told('deprecation-sunset', document)).toEqual(['GET /things: no sunset (info)']);
  });

  it.each([
    ['Sunset', deprecated({}, header('Sunset'))],
    ['an extension', deprecated({ 'x-sunset': '2027-01-01' })],
    ['a date in words', deprecated({ description: 'Goes away in March 2027.' })],
    ['nothing deprecated', one('get', '/things', { responses: { 200: { description: 'it' } } })],
  ])('is silent with %s', async (_, document) => {
    expect(await told('deprecation-sunset', document)).toEqual([]);
  });
});

describe('errors-declared', () => {
  const secured = (statuses: string[], parameters: Written[] = []): Written =>
    openapi(
      {
        '/things': {
          get: { parameters, responses: Object.fromEntries(statuses.map((one) => [one, { description: 'it' }])) },
        },
      },
      { security: [{ key: [] }], components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } } },
    );
  const parameter = { name: 'q', in: 'query', schema: { type: 'string' } };

  it('speaks of missing refusals, once', async () => {
    expect(await told('errors-declared', secured(['200'], [parameter]))).toEqual(['GET /things: no 4XX (low)']);
    expect(await told('errors-declared', secured(['200', '404'], [parameter]))).toEqual(['GET /things: no 401 (low)']);
  });

  it.each([[['200', '4XX']], [['200', 'default']], [['200', '400', '401']]])('is silent with %j', async (statuses) => {
    expect(await told('errors-declared', secured(statuses, [parameter]))).toEqual([]);
  });

  it('asks nothing of a public operation without input', async () => {
    expect(await told('errors-declared', one('get', '/things', { responses: { 200: { description: 'it' } } }))).toEqual(
      [],
    );
  });
});

describe('error-format-uniform', () => {
  const errors = (...members: string[][]): Written =>
    openapi(
      Object.fromEntries(
        members.map((names, index) => [
          `/p${index}`,
          {
            get: {
              responses: { 200: { description: 'it' }, 400: { description: 'bad', ...body(objectOf(...names)) } },
            },
          },
        ]),
      ),
    );

  it('names the odd one', async () => {
    const document = errors(['code', 'detail'], ['code', 'detail'], ['code', 'detail'], ['failure', 'hint']);
    expect(await told('error-format-uniform', document)).toEqual(['GET /p3: status 400 (low)']);
  });

  it('says so once when there is no rule', async () => {
    const document = errors(['a', 'b'], ['c', 'd'], ['e', 'f'], ['g', 'h']);
    expect(await told('error-format-uniform', document)).toEqual(['all: no common format (low)']);
  });

  it('is silent when one only adds members, and with too few to compare', async () => {
    expect(
      await told('error-format-uniform', errors(['code', 'detail'], ['code', 'detail'], ['code', 'detail', 'fields'])),
    ).toEqual([]);
    expect(await told('error-format-uniform', errors(['code'], ['failure']))).toEqual([]);
  });
});
