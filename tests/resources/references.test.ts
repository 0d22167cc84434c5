import { describe, expect, it } from 'vitest';
import { describeInference } from '../../core/resources/index.ts';
import { inferResources } from '../../core/resources/infer-resources.ts';
import { array, consumption, integer, model, object, operation, ref, resource, text } from './operation-builder.ts';

const schemas = {
  Partner: object({ 'id!': { type: 'string', format: 'uuid' }, name: 'string', version: 'integer' }),
  Product: object({ 'id!': 'integer', title: 'string' }),
};
const base = {
  'GET /partners': { answer: array(ref('Partner')) },
  'POST /partners': { body: ref('Partner'), answer: ref('Partner') },
  'GET /partners/{id}': { answer: ref('Partner') },
  'PUT /partners/{id}': { body: ref('Partner'), answer: ref('Partner') },
  'GET /products': { answer: array(ref('Product')) },
};

describe('references', () => {
  const one = model(
    {
      ...base,
      'POST /orders': {
        header: { 'Idempotency-Key': text },
        required: ['Idempotency-Key'],
        body: object({
          'partner_id!': 'string',
          billingPartnerId: 'string',
          product: object({ 'id!': 'integer' }),
          lines: array(object({ 'productId!': 'integer', quantity: 'integer' })),
          tagIds: array(text),
          productIds: array(integer),
          apiKey: 'string',
          partnerName: 'string',
        }),
        answer: object({ id: 'string', partner_id: 'string' }),
      },
      'GET /orders': {
        query: { partnerId: text, product: { type: 'integer' }, cursor: text },
        answer: array(object({ id: 'string', partner_id: 'string' })),
      },
    },
    schemas,
  );

  it('finds them in bodies by name, nested, in arrays and by the last words', () => {
    const found = one.consumptions
      .filter((each) => each.operation === 'POST /orders')
      .map((each) => [each.at, each.resource, each.required]);
    expect(found).toEqual([
      ['/partner_id', '/partners', true],
      ['/billingPartnerId', '/partners', false],
      ['/product/id', '/products', false],
      ['/lines/-/productId', '/products', false],
      ['/productIds/-', '/products', false],
    ]);
    expect(consumption(one, 'POST /orders', '/partner_id').producers[0]).toEqual({
      operation: 'POST /partners',
      source: { in: 'body', at: '/id' },
      how: 'creates',
      confidence: 0.9,
    });
    expect(consumption(one, 'POST /orders', '/billingPartnerId').producers[0]?.confidence).toBe(0.7);
  });

  it('finds them in queries, where a bare word needs evidence', () => {
    expect(consumption(one, 'GET /orders', 'partnerId').resource).toBe('/partners');
    expect(one.consumptions.some((each) => each.at === 'product' || each.at === 'cursor')).toBe(false);
  });

  it('knows idempotency headers and version fields', () => {
    expect(one.idempotency).toEqual([{ operation: 'POST /orders', header: 'Idempotency-Key', required: true }]);
    expect(resource(one, '/partners')).toMatchObject({ token: 'version-field', volatileFields: ['version'] });
  });

  it('describes each resource in one sentence', () => {
    const sentences = describeInference(one);
    expect(sentences.map((each) => each.subject)).toEqual(one.resources.map((each) => each.name));
    expect(sentences.find((each) => each.subject === '/partners')?.text).toBe(
      "Can list, create, read and replace; identified by 'id'; its list has the items as a bare array, not paged; guarded by a version field.",
    );
  });
});

it('If-Match and 412 mean an ETag token', () => {
  const token = (sketch: object) =>
    resource(model({ ...base, 'PATCH /partners/{id}': { body: ref('Partner'), ...sketch } }, schemas), '/partners')
      .token;
  expect(token({ header: { 'If-Match': text } })).toBe('etag');
  expect(token({ otherStatuses: ['412'] })).toBe('etag');
});

it('OpenAPI links come first, from body and header', () => {
  const link = (parameters: Record<string, string>) => [{ name: 'l', target: 'GET /things/{thing}', parameters }];
  const one = model({
    'POST /jobs': { answer: object({ thing: 'string' }), links: link({ 'path.thing': '$response.body#/thing' }) },
    'GET /next': { responseHeaders: ['X-Thing'], links: link({ thing: '$response.header.X-Thing' }) },
    'GET /echo/{thing}': { links: link({ thing: '$request.path.thing' }) },
    'GET /things/{thing}': { answer: object({ name: 'string', size: 'integer' }) },
  });
  expect(consumption(one, 'GET /things/{thing}', 'thing').producers).toEqual([
    { operation: 'POST /jobs', source: { in: 'body', at: '/thing' }, how: 'link', confidence: 1 },
    { operation: 'GET /next', source: { in: 'header', at: 'X-Thing' }, how: 'link', confidence: 1 },
  ]);
});

it('a path parameter nobody supplies is still a consumption', () => {
  const one = model({ 'GET /weather/{zip}/today': { answer: object({ degrees: 'number' }) } });
  expect(consumption(one, 'GET /weather/{zip}/today', 'zip')).toEqual({
    operation: 'GET /weather/{zip}/today',
    in: 'path',
    at: 'zip',
    required: true,
    producers: [],
  });
});

it('ids that stand in metadata are found for path parameters', () => {
  const pod = object({ metadata: object({ name: 'string', uid: 'string' }), spec: 'object' });
  const one = model({
    'GET /pods': { answer: object({ items: array(pod), kind: 'string' }) },
    'GET /pods/{name}': { answer: pod },
  });
  expect(consumption(one, 'GET /pods/{name}', 'name').producers[0]?.source.at).toBe('/items/-/metadata/name');
});

it('survives cycles, broken references and 1,000 operations quickly', () => {
  const schemas = {
    Node: {
      type: 'object',
      properties: {
        id: { type: 'string' },
        parent: { $ref: '#/components/schemas/Node' },
        nodes: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
      },
    },
    A: { allOf: [{ $ref: '#/components/schemas/B' }, { $ref: '#/components/schemas/Missing' }] },
    B: { anyOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/Node' }] },
  };
  const operations = Array.from({ length: 250 }, (_, index) => [
    operation(`GET /group${index}/things`, { answer: { type: 'array', items: { $ref: '#/components/schemas/A' } } }),
    operation(`POST /group${index}/things`, {
      body: { $ref: '#/components/schemas/A' },
      answer: { $ref: '#/components/schemas/B' },
    }),
    operation(`GET /group${index}/things/{thingId}`, { answer: { $ref: '#/components/schemas/Node' } }),
    operation(`DELETE /group${index}/things/{thingId}`),
  ]).flat();
  const started = performance.now();
  const one = inferResources(operations, { components: { schemas } } as never);
  // generous: a busy machine must not fail it; quadratic work would take far longer
  expect(performance.now() - started).toBeLessThan(3000);
  expect(one.resources).toHaveLength(250);
  expect(one.consumptions.filter((each) => each.in === 'path').every((each) => each.producers.length > 0)).toBe(true);
});

it('a 202 that answers a job is a producer of jobs; an action on a job is not', () => {
  const job = { Job: object({ 'id!': 'string', status: 'string' }) };
  const one = model(
    {
      'GET /jobs': { answer: array(ref('Job')) },
      'GET /jobs/{job_id}': { answer: ref('Job') },
      'POST /jobs/{job_id}/retry': { answer: object({ data: ref('Job') }), status: '202' },
      'POST /exports': { answer: object({ data: ref('Job') }), status: '202' },
    },
    job,
  );
  expect(
    consumption(one, 'GET /jobs/{job_id}', 'job_id').producers.map((each) => [
      each.operation,
      each.how,
      each.source.at,
    ]),
  ).toEqual([
    ['POST /exports', 'creates', '/data/id'],
    ['GET /jobs', 'lists', '/-/id'],
  ]);
});
