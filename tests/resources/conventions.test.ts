import { describe, expect, it } from 'vitest';
import { array, consumption, integer, list, model, object, ref, resource, text } from './operation-builder.ts';

const order = object({
  'id!': 'string',
  status: 'string',
  total: 'number',
  created_at: 'string',
  updated_at: 'string',
});

describe('REST with an envelope', () => {
  const envelope = (data: object) => object({ ok: 'boolean', data: data as never, correlation_id: 'string' });
  const listed = object({
    ok: 'boolean',
    data: array(ref('Order')),
    meta: object({ total: 'integer', page: 'integer' }),
    correlation_id: 'string',
  });
  const one = model(
    {
      'GET /v1/orders': {
        query: {
          page: { type: 'integer', minimum: 1 },
          page_size: { type: 'integer', maximum: 100, default: 20 },
          'filter[status]': text,
        },
        answer: listed,
      },
      'POST /v1/orders': { body: ref('Order'), answer: envelope(ref('Order')) },
      'GET /v1/orders/{orderId}': { answer: envelope(ref('Order')), responseHeaders: ['ETag'] },
      'PATCH /v1/orders/{orderId}': { body: ref('Order'), answer: envelope(ref('Order')) },
      'DELETE /v1/orders/{orderId}': { status: '204' },
      'POST /v1/orders/{orderId}/cancel': { answer: envelope(ref('Order')), status: '200' },
      'POST /v1/orders/search': { answer: listed, status: '200' },
    },
    { Order: order },
  );

  it('finds roles, envelope pointers and the id field', () => {
    expect(one.resources).toHaveLength(1);
    expect(resource(one, '/v1/orders')).toMatchObject({
      itemPath: '/v1/orders/{orderId}',
      idParameter: 'orderId',
      idField: 'id',
      itemAt: '/data',
      create: 'POST /v1/orders',
      read: 'GET /v1/orders/{orderId}',
      patch: 'PATCH /v1/orders/{orderId}',
      delete: 'DELETE /v1/orders/{orderId}',
      actions: ['POST /v1/orders/{orderId}/cancel', 'POST /v1/orders/search'],
      volatileFields: ['updated_at'],
      token: 'etag',
    });
    expect(resource(one, '/v1/orders').naturalKey).toBeUndefined();
  });

  it('finds paging and filters', () => {
    expect(list(one, 'GET /v1/orders')).toMatchObject({
      itemsAt: '/data',
      idField: 'id',
      paging: {
        style: 'page',
        pageParameter: 'page',
        sizeParameter: 'page_size',
        firstPage: 1,
        maxSize: 100,
        defaultSize: 20,
        totalAt: '/meta/total',
      },
      filters: [{ parameter: 'filter[status]', field: 'status', operator: 'eq' }],
    });
  });

  it('prefers the create as producer of ids', () => {
    expect(consumption(one, 'POST /v1/orders/{orderId}/cancel', 'orderId').producers).toEqual([
      { operation: 'POST /v1/orders', source: { in: 'body', at: '/data/id' }, how: 'creates', confidence: 0.95 },
      { operation: 'GET /v1/orders', source: { in: 'body', at: '/data/-/id' }, how: 'lists', confidence: 0.9 },
    ]);
  });
});

it('bare arrays with a Location header and no body on create', () => {
  const one = model(
    {
      'GET /books': { answer: array(ref('Book')), responseHeaders: ['X-Total-Count'] },
      'POST /books': { body: ref('Book'), responseHeaders: ['Location'] },
      'GET /books/{id}': { answer: ref('Book') },
    },
    { Book: object({ id: 'integer', title: 'string' }) },
  );
  expect(list(one, 'GET /books')).toMatchObject({ itemsAt: '', paging: { style: 'none' } });
  expect(consumption(one, 'GET /books/{id}', 'id').producers[0]).toMatchObject({
    operation: 'POST /books',
    source: { in: 'header', at: 'Location' },
    how: 'creates',
  });
});

it('GitHub: composite address, lists of the same thing elsewhere, direction parameter', () => {
  const one = model(
    {
      'GET /user/repos': {
        query: {
          per_page: { type: 'integer', default: 30 },
          page: { type: 'integer', default: 1 },
          sort: { type: 'string', enum: ['created', 'updated'] },
          direction: { type: 'string', enum: ['asc', 'desc'] },
        },
        descriptions: { per_page: 'Results per page (max 100).' },
        answer: array(ref('repository')),
        responseHeaders: ['Link'],
      },
      'GET /repos/{owner}/{repo}': { answer: ref('full-repository') },
      'GET /repos/{owner}/{repo}/issues': {
        answer: array(ref('issue')),
        query: { state: { type: 'string', enum: ['open', 'closed', 'all'] } },
      },
      'GET /repos/{owner}/{repo}/issues/{issue_number}': { answer: ref('issue'), path: { issue_number: integer } },
      'GET /user': { answer: object({ login: 'string', id: 'integer' }) },
    },
    {
      repository: object({
        id: 'integer',
        name: 'string',
        owner: object({ login: 'string', id: 'integer' }),
        full_name: 'string',
      }),
      'full-repository': object({
        id: 'integer',
        name: 'string',
        owner: object({ login: 'string' }),
        source: 'object',
      }),
      issue: object({ id: 'integer', number: 'integer', title: 'string', state: 'string' }),
    },
  );
  expect(list(one, 'GET /user/repos')).toMatchObject({
    paging: { style: 'page', sizeParameter: 'per_page', maxSize: 100, defaultSize: 30, firstPage: 1 },
    sort: {
      parameter: 'sort',
      orderParameter: 'direction',
      keys: ['created', 'updated'],
      descending: 'order-parameter',
    },
  });
  const issues = resource(one, '/repos/{owner}/{repo}/issues');
  expect(issues).toMatchObject({ parent: '/repos/{owner}', idField: 'number' });
  // 'all' is no value of the property: an equality law would be wrong
  expect(issues.list?.filters).toEqual([{ parameter: 'state', field: 'state', operator: 'unknown' }]);
  const source = (at: string) => consumption(one, 'GET /repos/{owner}/{repo}/issues', at).producers[0]?.source.at;
  expect(source('repo')).toBe('/-/name');
  expect(source('owner')).toBe('/-/owner/login');
  expect(one.resources.map((each) => each.name)).not.toContain('/user');
});

it('Stripe: cursor from the last id, has_more, POST updates, range filters on a deep object', () => {
  const created = { anyOf: [object({ gte: 'integer', lt: 'integer' }), integer] };
  const one = model(
    {
      'GET /v1/customers': {
        query: { limit: integer, starting_after: text, ending_before: text, created, email: text },
        styles: { created: 'deepObject' },
        answer: object({ 'data!': array(ref('customer')), 'has_more!': 'boolean', object: 'string', url: 'string' }),
      },
      'POST /v1/customers': {
        body: object({ email: 'string' }),
        answer: ref('customer'),
        description: 'Send an Idempotency-Key header.',
      },
      'GET /v1/customers/{customer}': { answer: ref('customer') },
      'POST /v1/customers/{customer}': {
        summary: 'Update a customer',
        body: object({ email: 'string' }),
        answer: ref('customer'),
        status: '200',
      },
    },
    { customer: object({ 'id!': 'string', email: 'string', created: 'integer', name: 'string' }) },
  );
  expect(resource(one, '/v1/customers')).toMatchObject({
    idField: 'id',
    patch: 'POST /v1/customers/{customer}',
    itemAt: '',
  });
  expect(list(one, 'GET /v1/customers')).toMatchObject({
    itemsAt: '/data',
    paging: { style: 'cursor', cursorParameter: 'starting_after', sizeParameter: 'limit', hasMoreAt: '/has_more' },
    filters: [
      { parameter: 'created[gte]', field: 'created', operator: 'gte' },
      { parameter: 'created[lt]', field: 'created', operator: 'lt' },
      { parameter: 'created', field: 'created', operator: 'eq' },
      { parameter: 'email', field: 'email', operator: 'eq' },
    ],
  });
  expect(one.idempotency).toEqual([{ operation: 'POST /v1/customers', header: 'Idempotency-Key', required: false }]);
});

it('Spring HATEOAS: _embedded, zero-based page, next link', () => {
  const one = model(
    {
      'GET /products': {
        query: { page: { type: 'integer', default: 0 }, size: { type: 'integer', default: 20 }, sort: array(text) },
        descriptions: { sort: 'Format: property(,asc|desc). Sort by name or price.' },
        answer: object({
          _embedded: object({ productList: array(ref('Product')) }),
          _links: object({ next: object({ href: 'string' }) }),
          page: object({ size: 'integer', totalElements: 'integer', totalPages: 'integer', number: 'integer' }),
        }),
      },
      'GET /products/{id}': { answer: ref('Product') },
    },
    { Product: object({ id: 'integer', name: 'string', price: 'number', _links: 'object' }) },
  );
  const shape = list(one, 'GET /products');
  expect(shape.itemsAt).toBe('/_embedded/productList');
  expect(shape.paging).toEqual({
    style: 'page',
    pageParameter: 'page',
    sizeParameter: 'size',
    firstPage: 0,
    defaultSize: 20,
    totalAt: '/page/totalElements',
    nextLinkAt: '/_links/next/href',
  });
  expect(shape.sort?.keys).toEqual(['name', 'price']);
  expect(resource(one, '/products').volatileFields).toEqual(['_links']);
});

it('Django REST framework: count, next, results, limit and offset, ordering, double-underscore filters', () => {
  const one = model(
    {
      'GET /api/sites/': {
        query: {
          limit: integer,
          offset: integer,
          ordering: text,
          name: text,
          price__gte: integer,
          id__in: text,
          q: text,
        },
        descriptions: { ordering: 'Which field to use. Prefix with `-` for descending: name, price' },
        answer: object({ 'count!': 'integer', next: 'string', previous: 'string', 'results!': array(ref('Site')) }),
      },
      'POST /api/sites/': { body: ref('Site'), answer: ref('Site') },
      'GET /api/sites/{id}/': { answer: ref('Site') },
    },
    {
      Site: object({
        id: 'integer',
        name: 'string',
        price: 'integer',
        last_updated: { type: 'string', readOnly: true },
      }),
    },
  );
  expect(list(one, 'GET /api/sites/')).toEqual({
    operation: 'GET /api/sites/',
    itemsAt: '/results',
    idField: 'id',
    paging: {
      style: 'offset',
      offsetParameter: 'offset',
      sizeParameter: 'limit',
      totalAt: '/count',
      nextLinkAt: '/next',
    },
    sort: { parameter: 'ordering', keys: ['name', 'price'], descending: 'minus-prefix' },
    filters: [
      { parameter: 'name', field: 'name', operator: 'eq' },
      { parameter: 'price__gte', field: 'price', operator: 'gte', bound: 'inclusive' },
      { parameter: 'id__in', field: 'id', operator: 'in' },
    ],
    search: 'q',
  });
  expect(resource(one, '/api/sites/').volatileFields).toEqual(['last_updated']);
});
