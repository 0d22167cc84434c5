import { describe, expect, it } from 'vitest';
import { moduleOf } from '../../core/operations/module-of.ts';
import { operationsOf } from '../../core/operations/operations-of.ts';
import { described, openapi } from './support.ts';

const PATHS = {
  '/v1/orders/{id}': {
    summary: 'one order',
    servers: [{ url: '/other' }],
    parameters: [
      { name: 'id', in: 'path', required: true, schema: { type: 'string', examples: ['o1'] } },
      { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
      { name: 'page', in: 'query', schema: { type: 'integer' } },
    ],
    get: {
      operationId: 'getOrder',
      parameters: [
        { $ref: '#/components/parameters/Page' },
        { name: 'x-trace', in: 'header', required: true, schema: { type: 'string' } },
        { name: 'Authorization', in: 'header', schema: { type: 'string' } },
        { name: 'filter', in: 'query', style: 'deepObject', explode: true, content: undefined, schema: {} },
        {
          name: 'where',
          in: 'query',
          content: { 'application/json': { schema: { type: 'object' }, example: { a: 1 } } },
        },
      ],
      responses: {
        200: { $ref: '#/components/responses/Order' },
        '4xx': { description: 'problem' },
        default: { description: 'other' },
        'x-note': {},
      },
    },
    delete: { tags: ['Admin'], deprecated: true, security: [], responses: { 204: { description: 'gone' } } },
  },
  '/v1/orders': {
    post: {
      security: [{ token: ['write'] }, {}],
      requestBody: { $ref: '#/components/requestBodies/NewOrder' },
      responses: {
        201: {
          description: 'made',
          links: {
            get: { operationId: 'getOrder', parameters: { id: '$response.body#/id' } },
            drop: { operationRef: '#/paths/~1v1~1orders~1{id}/delete' },
            lost: { operationId: 'none' },
          },
        },
      },
    },
  },
};
const COMPONENTS = {
  parameters: {
    Page: {
      name: 'page',
      in: 'query',
      example: 3,
      examples: { a: { value: 4 }, b: { $ref: '#/components/examples/Five' }, c: { externalValue: 'x' } },
      schema: { $ref: '#/components/schemas/Page' },
    },
  },
  examples: { Five: { value: 5 } },
  schemas: { Page: { type: 'integer', examples: [6, 3], default: 1 } },
  responses: {
    Order: {
      description: 'ok',
      headers: { ETag: { required: true, schema: { type: 'string' } }, 'Content-Type': { schema: {} } },
      content: { 'Application/JSON': { schema: { type: 'object' }, example: { id: 'o1' } } },
    },
  },
  requestBodies: {
    NewOrder: { required: true, content: { 'multipart/form-data': { encoding: { f: { contentType: 'image/png' } } } } },
  },
  securitySchemes: { token: { type: 'http', scheme: 'Bearer' }, key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
};

describe('operationsOf', () => {
  it('merges parameters, the operation winning, and orders examples', async () => {
    const { operations } = operationsOf(await described({ ...openapi(PATHS, COMPONENTS), security: [{ key: [] }] }));
    expect(operations.map(({ id }) => id)).toEqual([
      'GET /v1/orders/{id}',
      'DELETE /v1/orders/{id}',
      'POST /v1/orders',
    ]);
    const [get] = operations;
    expect(get?.parameters.map((one) => [one.name, one.in, one.required, one.style, one.explode])).toEqual([
      ['id', 'path', true, 'simple', false],
      ['x-trace', 'header', true, 'simple', false],
      ['page', 'query', false, 'form', true],
      ['filter', 'query', false, 'deepObject', true],
      ['where', 'query', false, 'form', true],
    ]);
    expect(get?.parameters.map(({ examples }) => examples)).toEqual([['o1'], [], [3, 4, 5, 6, 1], [], [{ a: 1 }]]);
    expect(get?.parameters.at(-1)?.contentType).toBe('application/json');
    expect(get?.security).toEqual([[{ scheme: 'key', scopes: [] }]]);
    expect([get?.module, get?.summary, get?.server]).toEqual(['orders', 'one order', '/other']);
    expect(Object.isFrozen(get) && Object.isFrozen(get?.parameters)).toBe(true);
  });

  it('resolves responses, bodies, links and security', async () => {
    const description = await described(openapi(PATHS, COMPONENTS));
    const { operations, schemes, webhooks } = operationsOf(description);
    const [get, remove, post] = operations;
    expect(get?.responses.map(({ status }) => status)).toEqual(['200', '4XX', 'default']);
    expect(get?.responses[0]).toMatchObject({
      headers: [{ name: 'ETag', required: true }],
      contents: [{ type: 'application/json', examples: [{ id: 'o1' }] }],
    });
    expect([remove?.module, remove?.deprecated, remove?.security]).toEqual(['Admin', true, []]);
    expect(post?.body).toMatchObject({
      required: true,
      contents: [{ type: 'multipart/form-data', encoding: { f: { contentType: 'image/png' } } }],
    });
    expect(post?.security).toEqual([[{ scheme: 'token', scopes: ['write'] }], []]);
    expect(post?.responses[0]?.links.map(({ name, target }) => [name, target])).toEqual([
      ['get', 'GET /v1/orders/{id}'],
      ['drop', 'DELETE /v1/orders/{id}'],
      ['lost', undefined],
    ]);
    expect(schemes).toEqual([
      { name: 'token', type: 'http', scheme: 'bearer' },
      { name: 'key', type: 'apiKey', in: 'header', parameterName: 'X-Key' },
    ]);
    expect(webhooks).toBe(0);
    expect(description.positions[post?.pointer ?? '']).toBeDefined();
  });

  it('adds path parameters that nobody described and counts webhooks', async () => {
    const document = {
      ...openapi({ '/a/{b}': { get: { responses: {} } } }),
      webhooks: { w: { post: { responses: {} } } },
    };
    const { operations, webhooks } = operationsOf(await described(document));
    expect(operations[0]?.parameters).toMatchObject([{ name: 'b', in: 'path', required: true }]);
    expect(webhooks).toBe(1);
  });

  it.each([
    [['Tag'], '/x', 'Tag'],
    [[], '/api/v1/orders/{id}', 'orders'],
    [[], '/2020-08-27/{tenant}/things', 'things'],
    [[], '/{id}', 'default'],
  ])('module of %j %s is %s', (tags, path, module) => {
    expect(moduleOf(tags, path)).toBe(module);
  });
});
