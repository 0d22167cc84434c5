import type { JsonObject } from '../../core/spec/types.ts';
import { api, withRequest, withResponse } from './support.ts';

/** Two documents that mean the same: nothing is to be told. */
export interface SameMeaning {
  readonly name: string;
  readonly one: JsonObject;
  readonly two: JsonObject;
}

const string = { type: 'string' };
const schemas = (one: JsonObject, two: JsonObject, more: JsonObject = {}): Pick<SameMeaning, 'one' | 'two'> => ({
  one: withRequest(one, more),
  two: withRequest(two, more),
});
const cat = { type: 'object', properties: { name: string } };
const components = { components: { schemas: { Cat: cat } } };
const ref = { $ref: '#/components/schemas/Cat' };
const tree = {
  type: 'object',
  properties: { name: string, children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
};
const trees = { components: { schemas: { Tree: tree } } };
const old30 = (schema: JsonObject): JsonObject => withRequest(schema, { openapi: '3.0.3', ...components });
const parameter = { name: 'q', in: 'query', schema: string };
const paths = (item: JsonObject): JsonObject => ({ ...api({}), paths: { '/orders': item } });
const responses = { '200': { description: 'ok' } };
const key = { key: { type: 'apiKey', in: 'header', name: 'X-Key' } };

export const SAME_MEANING: readonly SameMeaning[] = [
  {
    name: 'order of enum, required and types',
    ...schemas(
      { type: ['string', 'null'], enum: ['a', 'b', null] },
      { type: ['null', 'string'], enum: [null, 'b', 'a'] },
    ),
  },
  { name: 'const and an enum of one', ...schemas({ const: 'a' }, { enum: ['a'] }) },
  {
    name: 'bounds of integers',
    ...schemas(
      { type: 'integer', minimum: 1, maximum: 9 },
      { type: 'integer', exclusiveMinimum: 0, exclusiveMaximum: 10 },
    ),
  },
  {
    name: 'keywords that say nothing',
    ...schemas({ type: 'object' }, { type: 'object', required: [], additionalProperties: true, minProperties: 0 }),
  },
  {
    name: 'keywords that say nothing, in lists',
    ...schemas({ type: 'array' }, { type: 'array', items: {}, uniqueItems: false, minItems: 0 }),
  },
  { name: 'multipleOf 1 of integers', ...schemas({ type: 'integer' }, { type: 'integer', multipleOf: 1 }) },
  { name: 'a reference and what it names', ...schemas(ref, cat, components) },
  { name: 'allOf of one', ...schemas(cat, { allOf: [cat] }) },
  { name: 'anyOf of one', ...schemas(cat, { anyOf: [cat] }) },
  {
    name: 'allOf and the merged schema',
    ...schemas({ allOf: [cat, { required: ['name'] }] }, { ...cat, required: ['name'] }),
  },
  { name: 'order of alternatives', ...schemas({ oneOf: [ref, string] }, { oneOf: [string, ref] }, components) },
  { name: 'a recursive schema, unrolled once', ...schemas({ $ref: '#/components/schemas/Tree' }, { ...tree }, trees) },
  {
    name: 'nullable of 3.0 and null of 3.1',
    one: old30({ type: 'string', nullable: true }),
    two: withRequest({ type: ['string', 'null'] }, components),
  },
  {
    name: 'nullable enum of 3.0',
    one: old30({ type: 'string', nullable: true, enum: ['a', null] }),
    two: withRequest({ enum: ['a', null] }, components),
  },
  {
    name: 'nullable reference of 3.0',
    one: old30({ nullable: true, allOf: [ref] }),
    two: withRequest({ anyOf: [ref, { type: 'null' }] }, components),
  },
  {
    name: 'exclusiveMinimum of 3.0',
    one: old30({ type: 'number', minimum: 0, exclusiveMinimum: true }),
    two: withRequest({ type: 'number', exclusiveMinimum: 0 }, components),
  },
  {
    name: 'base64 of 3.0 and 3.1',
    one: old30({ type: 'string', format: 'byte' }),
    two: withRequest({ type: 'string', contentEncoding: 'base64' }, components),
  },
  {
    name: 'a parameter of the path and of the operation',
    one: paths({ parameters: [parameter], post: { responses } }),
    two: paths({ post: { parameters: [parameter], responses } }),
  },
  {
    name: 'case of a header parameter',
    one: api({ parameters: [{ ...parameter, in: 'header', name: 'X-Q' }] }),
    two: api({ parameters: [{ ...parameter, in: 'header', name: 'x-q' }] }),
  },
  {
    name: 'default style written out',
    one: api({ parameters: [parameter] }),
    two: api({ parameters: [{ ...parameter, style: 'form', explode: true, required: false }] }),
  },
  {
    name: 'security of the document and of the operation',
    one: api({}, { security: [{ key: [] }], components: { securitySchemes: key } }),
    two: api({ security: [{ key: [] }] }, { security: [{ key: [] }], components: { securitySchemes: key } }),
  },
  {
    name: 'order of members',
    one: withResponse({ type: 'object', properties: { a: string, b: string } }),
    two: withResponse({ properties: { b: string, a: string }, type: 'object' }),
  },
  {
    name: 'Swagger 2.0 and OpenAPI 3.1',
    one: {
      swagger: '2.0',
      info: { title: 'Orders', version: '1' },
      host: 'a.example',
      basePath: '/v1',
      schemes: ['https'],
      consumes: ['application/json'],
      produces: ['application/json'],
      paths: {
        '/orders': {
          post: {
            parameters: [
              { name: 'ids', in: 'query', type: 'array', items: { type: 'integer' }, collectionFormat: 'multi' },
              { name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/Cat' } },
            ],
            responses: { '200': { description: 'ok', schema: { $ref: '#/definitions/Cat' } } },
          },
        },
      },
      definitions: { Cat: cat },
    },
    two: {
      ...api({
        parameters: [{ name: 'ids', in: 'query', schema: { type: 'array', items: { type: 'integer' } } }],
        requestBody: { required: true, content: { 'application/json': { schema: ref } } },
        responses: { '200': { description: 'ok', content: { 'application/json': { schema: ref } } } },
      }),
      ...components,
      servers: [{ url: 'https://a.example/v1' }],
    },
  },
];
