import type { JsonObject } from '../../../core/spec/types.ts';

const text = { type: 'string', minLength: 1, maxLength: 60 };

/** What the small shop of these tests has: things with a name, a kind and a price. */
export const thing: JsonObject = {
  type: 'object',
  required: ['id', 'name', 'kind', 'price'],
  properties: {
    id: { type: 'string', readOnly: true },
    name: text,
    kind: { type: 'string', enum: ['low', 'medium', 'high'] },
    price: { type: 'integer', minimum: 1, maximum: 9999 },
  },
};

const query = (name: string, schema: JsonObject, description = ''): JsonObject => ({
  name,
  in: 'query',
  description,
  schema,
});
const json = (schema: JsonObject): JsonObject => ({ 'application/json': { schema } });
const wholeNumber = (minimum: number, maximum?: number): JsonObject => ({
  type: 'integer',
  minimum,
  ...(maximum !== undefined && { maximum }),
});

/** Query parameters of a paging convention. */
export const PAGING = {
  page: [query('page', wholeNumber(0), 'Number of the page'), query('size', wholeNumber(1, 50))],
  offset: [query('offset', wholeNumber(0)), query('limit', wholeNumber(1))],
  cursor: [query('cursor', { type: 'string' }), query('limit', wholeNumber(1, 50))],
  link: [query('limit', wholeNumber(1, 50))],
  none: [],
} as const;

export const SORT = query(
  'sort',
  { type: 'string', enum: ['name', '-name', 'price', '-price', 'kind', '-kind'] },
  'Field to sort by; a minus in front sorts descending',
);
export const FILTER = query('kind', { type: 'string', enum: ['low', 'medium', 'high'] }, 'Only things of this kind');

export interface Shape {
  readonly paging: keyof typeof PAGING;
  /** Schema of the answer of the list. */
  readonly listed?: JsonObject;
  readonly more?: readonly JsonObject[];
  readonly created?: JsonObject;
  readonly readOf?: JsonObject;
  readonly without?: readonly string[];
}

/** An OpenAPI description of /things. */
export function describeThings({ paging, listed, more = [], without = [] }: Shape): JsonObject {
  const body = { required: true, content: json(writable()) };
  const item = { description: 'the thing', content: json(thing) };
  const gone = { description: 'no such thing' };
  const bad = { description: 'refused' };
  const collection: JsonObject = {
    get: {
      parameters: [...PAGING[paging], ...more],
      responses: {
        200: { description: 'things', content: json(listed ?? { type: 'array', items: thing }) },
        400: bad,
        404: gone,
      },
    },
    post: { requestBody: body, responses: { 200: item, 201: item, 202: bad, 204: bad, 400: bad, 429: bad } },
  };
  const one: JsonObject = {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    get: { responses: { 200: item, 304: gone, 404: gone } },
    put: { requestBody: body, responses: { 200: item, 204: gone, 404: gone } },
    patch: {
      requestBody: { required: true, content: json({ ...writable(), required: [], minProperties: 1 }) },
      responses: { 200: item, 204: gone, 404: gone },
    },
    delete: { responses: { 200: item, 202: gone, 204: gone, 404: gone } },
  };
  for (const method of without) delete one[method];
  return {
    openapi: '3.1.0',
    info: { title: 'things', version: '1' },
    paths: { '/things': collection, '/things/{id}': one },
  };
}

function writable(): JsonObject {
  const { id: _, ...properties } = thing.properties as Record<string, JsonObject>;
  return { type: 'object', required: ['name', 'kind', 'price'], properties };
}
