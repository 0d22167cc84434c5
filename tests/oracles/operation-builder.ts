import { resolveConfig } from '../../core/config/index.ts';
import type { HeaderObject, MediaTypeObject, Operation, ResponseObject } from '../../core/operations/types.ts';
import type { PlanFacts } from '../../core/plan/types.ts';
import type { ListShape, Paging, Resource, ResourceModel } from '../../core/resources/types.ts';
import type { Schema } from '../../core/spec/types.ts';

export function json(schema?: Schema): MediaTypeObject {
  return { type: 'application/json', examples: [], encoding: {}, ...(schema !== undefined && { schema }) };
}

export function responseOf(
  status: string,
  contents: readonly MediaTypeObject[] = [],
  headers: readonly HeaderObject[] = [],
): ResponseObject {
  return { status, description: '', headers, contents, links: [] };
}

export function operationOf(id: string, responses: readonly ResponseObject[] = [responseOf('200')]): Operation {
  const [method = 'GET', path = '/'] = id.split(' ');
  return {
    id,
    method: method as Operation['method'],
    path,
    module: 'orders',
    tags: [],
    summary: '',
    description: '',
    deprecated: false,
    pointer: '/paths',
    parameters: [],
    responses,
    security: [],
  };
}

/** Paged by page and size, with a stated total, an equality filter on status and a sort parameter. */
export function listShape(paging: Partial<Paging> = {}): ListShape {
  return {
    operation: 'GET /orders',
    itemsAt: '/data',
    idField: 'id',
    paging: { style: 'page', pageParameter: 'page', sizeParameter: 'size', totalAt: '/meta/total', ...paging },
    sort: { parameter: 'sort', keys: ['status'], descending: 'minus-prefix' },
    filters: [{ parameter: 'status', field: 'status', operator: 'eq' }],
  };
}

export const orders: Resource = {
  name: '/orders',
  module: 'orders',
  collectionPath: '/orders',
  itemPath: '/orders/{id}',
  idParameter: 'id',
  idField: 'id',
  list: listShape(),
  create: 'POST /orders',
  read: 'GET /orders/{id}',
  replace: 'PUT /orders/{id}',
  patch: 'PATCH /orders/{id}',
  delete: 'DELETE /orders/{id}',
  actions: [],
  itemAt: '/data',
  volatileFields: ['updatedAt'],
  token: 'etag',
};

const config = await resolveConfig({
  flags: { url: 'http://127.0.0.1:1', seed: 1 },
  env: {},
  cwd: import.meta.dirname,
});

export function factsOf(resources: readonly Resource[], operations: readonly Operation[] = []): PlanFacts {
  const model: ResourceModel = { resources, consumptions: [], idempotency: [] };
  return { config, operations, byId: new Map(operations.map((one) => [one.id, one])), model };
}

export function keyedFacts(operation: string): PlanFacts {
  const { model, ...rest } = factsOf([orders]);
  return { ...rest, model: { ...model, idempotency: [{ operation, header: 'Idempotency-Key', required: true }] } };
}
