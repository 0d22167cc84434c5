import type { JsonObject } from '../core/spec/types.ts';

/** Written this way because an object literal with a `then` looks like a promise. */
const conditional = (condition: JsonObject, then: JsonObject, otherwise: JsonObject): JsonObject =>
  Object.fromEntries([
    ['if', condition],
    ['then', then],
    ['else', otherwise],
  ]);
const text = (rest: JsonObject = {}): JsonObject => ({ type: 'string', ...rest });
const integer = (rest: JsonObject = {}): JsonObject => ({ type: 'integer', ...rest });
const object = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({ type: 'object', properties, ...rest });
const list = (rest: JsonObject): JsonObject => ({ type: 'array', ...rest });
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const ok: JsonObject = { '200': { description: 'done' } };

/** A description of one operation that takes a body. */
const takes = (type: string, schema: JsonObject, rest: JsonObject = {}): JsonObject => ({
  post: { requestBody: { required: true, content: { [type]: { schema, ...rest } } }, responses: ok },
});
const json = (schema: JsonObject): JsonObject => takes('application/json', schema);
const parameter = (at: string, name: string, schema: JsonObject, rest: JsonObject = {}): JsonObject => ({
  in: at,
  name,
  schema,
  ...(at === 'path' && { required: true }),
  ...rest,
});
const asks = (...parameters: JsonObject[]): JsonObject => ({ get: { parameters, responses: ok } });

const SMALL = object(
  { size: integer({ minimum: 1, maximum: 9 }), tone: { enum: ['dark', 'light'] } },
  { required: ['size'] },
);
const COUNTS = list({ items: integer({ maximum: 50 }), minItems: 2, maxItems: 3 });

const FORMATS = [
  ...['date', 'date-time', 'time', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uri', 'uri-reference', 'uuid'],
  ...['byte', 'json-pointer', 'regex', 'idn-email', 'password', 'binary'],
];

const BODIES: JsonObject = {
  '/texts': json(
    object({
      short: text({ minLength: 2, maxLength: 5 }),
      code: text({ pattern: '^[A-Z]{2}[0-9]{2}$' }),
      fixed: { const: 'order' },
      shape: { const: { a: [1] } },
      listed: { enum: ['a', 'b', null] },
      nothing: { type: 'null' },
      encoded: text({ contentEncoding: 'base64' }),
    }),
  ),
  '/formats': json(object(Object.fromEntries(FORMATS.map((format) => [`of_${format}`, text({ format })])))),
  '/numbers': json(
    object({
      whole: integer({ minimum: -3, maximum: 12 }),
      open: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
      stepped: { type: 'number', multipleOf: 0.25, minimum: 0 },
      sevens: integer({ multipleOf: 7 }),
      small: integer({ format: 'int32' }),
      large: integer({ format: 'int64' }),
      flag: { type: 'boolean' },
    }),
  ),
  '/lists': json(
    object({
      few: COUNTS,
      apart: list({ items: text({ maxLength: 8 }), uniqueItems: true }),
      some: list({ items: integer(), contains: { minimum: 500 }, minContains: 2, maxContains: 3 }),
      one: list({ items: integer({ minimum: 0 }), contains: { const: 7 } }),
      pair: list({ prefixItems: [text(), integer({ minimum: 1 })], items: false, minItems: 2 }),
      closed: list({ prefixItems: [{ const: 'x' }], unevaluatedItems: false, minItems: 1 }),
      inner: list({ items: SMALL }),
    }),
  ),
  '/objects': json(
    object({
      sized: { type: 'object', additionalProperties: integer(), minProperties: 2, maxProperties: 3 },
      named: { type: 'object', propertyNames: { pattern: '^[a-z]{3,6}$' }, additionalProperties: integer() },
      patterned: { type: 'object', patternProperties: { '^x-': integer({ minimum: 1 }) }, additionalProperties: false },
      shut: {
        allOf: [object({ a: text() })],
        properties: { b: integer() },
        type: 'object',
        unevaluatedProperties: false,
      },
      paired: object({ card: text(), zip: text(), street: text() }, { dependentRequired: { card: ['zip', 'street'] } }),
      leaning: object(
        { card: text(), limit: {} },
        { dependentSchemas: { card: { required: ['limit'], properties: { limit: integer({ minimum: 1 }) } } } },
      ),
      barred: object({ yes: text(), no: false }),
      given: object({ id: { ...text(), readOnly: true }, secret: { ...text({ minLength: 3 }), writeOnly: true } }),
    }),
  ),
  '/choices': json(
    object({
      either: { oneOf: [integer({ maximum: 5 }), integer({ minimum: 3 })] },
      any: { anyOf: [text({ maxLength: 3 }), integer({ minimum: 100 })] },
      never: integer({ minimum: 1, maximum: 10, not: { enum: [4, 5] } }),
      not_both: object({ a: text(), b: text() }, { not: { required: ['a', 'b'] } }),
      address: object(
        { country: { enum: ['US', 'NL'] }, code: text() },
        {
          required: ['country', 'code'],
          ...conditional(
            { properties: { country: { const: 'US' } } },
            { properties: { code: { pattern: '^[0-9]{5}$' } } },
            { properties: { code: { pattern: '^[0-9]{4} [A-Z]{2}$' } } },
          ),
        },
      ),
      pet: {
        oneOf: [ref('Cat'), ref('Dog')],
        discriminator: {
          propertyName: 'kind',
          mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' },
        },
      },
    }),
  ),
  '/pets': json({ oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind' } }),
  '/trees': json(ref('Tree')),
  '/nodes': json(ref('Node')),
  '/forms': takes(
    'application/x-www-form-urlencoded',
    object(
      {
        name: text({ minLength: 2, maxLength: 6 }),
        age: integer({ minimum: 0, maximum: 99 }),
        tags: list({ items: { enum: ['a', 'b'] }, maxItems: 2 }),
        place: SMALL,
        since: text({ format: 'date' }),
      },
      { required: ['name', 'age'] },
    ),
  ),
  '/styled-forms': takes(
    'application/x-www-form-urlencoded',
    object(
      { name: text({ maxLength: 6 }), tags: list({ items: text(), minItems: 1 }), place: SMALL },
      { required: ['name'] },
    ),
    { encoding: { tags: { style: 'pipeDelimited', explode: false }, place: { style: 'deepObject', explode: true } } },
  ),
  '/uploads': takes(
    'multipart/form-data',
    object(
      {
        title: text({ maxLength: 8 }),
        pages: integer({ minimum: 1 }),
        meta: SMALL,
        cover: text({ format: 'binary' }),
        scans: list({ items: text({ format: 'binary' }), maxItems: 3 }),
      },
      { required: ['title', 'cover'] },
    ),
    { encoding: { meta: { contentType: 'application/json' }, cover: { contentType: 'image/png, image/jpeg' } } },
  ),
  '/notes': takes('text/plain', text({ minLength: 3, maxLength: 20 })),
  '/books': takes(
    'application/xml',
    object(
      {
        id: { ...integer(), xml: { attribute: true } },
        title: text({ maxLength: 10 }),
        authors: list({ items: { ...text(), xml: { name: 'author' } }, xml: { wrapped: true } }),
      },
      { required: ['title'], xml: { name: 'book', namespace: 'https://books.example.com', prefix: 'b' } },
    ),
  ),
  '/images': takes('application/octet-stream', text({ format: 'binary' })),
};

const PARAMETERS: JsonObject = {
  ...Object.fromEntries(
    ['simple', 'label', 'matrix'].flatMap((style) =>
      [false, true].map((explode) => [
        `/${style}-${explode ? 'apart' : 'joined'}/{level}/{counts}/{small}`,
        asks(
          parameter('path', 'level', { enum: ['high', 'low'] }, { style, explode }),
          parameter('path', 'counts', COUNTS, { style, explode }),
          parameter('path', 'small', SMALL, { style, explode }),
        ),
      ]),
    ),
  ),
  '/queries': asks(
    parameter('query', 'page', integer({ minimum: 1, maximum: 5 }), { required: true }),
    parameter('query', 'open', { type: 'boolean' }),
    parameter('query', 'since', text({ format: 'date-time' })),
    parameter('query', 'words', list({ items: text({ maxLength: 4 }), maxItems: 2 })),
    parameter('query', 'counts', COUNTS, { explode: false }),
    parameter('query', 'spaced', COUNTS, { style: 'spaceDelimited', explode: false }),
    parameter('query', 'piped', COUNTS, { style: 'pipeDelimited', explode: false }),
    parameter('query', 'filter', { ...SMALL, additionalProperties: false }, { style: 'deepObject', explode: true }),
    parameter('query', 'raw', text({ maxLength: 12 }), { allowReserved: true }),
    parameter('query', 'bare', { enum: ['on', 'off'] }, { allowEmptyValue: true }),
  ),
  '/spread': asks(
    parameter('query', 'small', SMALL),
    parameter('query', 'flat', object({ x: integer() }), { explode: false }),
  ),
  '/contents': asks({
    in: 'query',
    name: 'where',
    required: true,
    content: { 'application/json': { schema: SMALL } },
  }),
  '/fields': asks(
    parameter('header', 'X-Level', integer({ minimum: 1, maximum: 3 }), { required: true }),
    parameter('header', 'X-Counts', COUNTS),
    parameter('header', 'X-Small', SMALL, { explode: true }),
    parameter('cookie', 'theme', { enum: ['dark', 'light'] }, { required: true }),
    parameter('cookie', 'zoom', integer({ maximum: 400 })),
  ),
};

/** A description with every keyword, style, place and kind of body that requests are made wrong in. */
export const DESCRIPTION: JsonObject = {
  openapi: '3.1.0',
  info: { title: 'Every keyword', version: '1' },
  paths: { ...BODIES, ...PARAMETERS },
  components: {
    schemas: {
      Cat: object({ kind: { const: 'cat' }, lives: integer({ maximum: 9 }) }, { required: ['kind', 'lives'] }),
      Dog: object({ kind: { const: 'dog' }, barks: { type: 'boolean' } }, { required: ['kind', 'barks'] }),
      Node: object({ label: text({ maxLength: 4 }), children: list({ items: ref('Node') }) }, { required: ['label'] }),
      Tree: object(
        { value: integer({ minimum: 0 }), children: list({ items: { $dynamicRef: '#tree' } }) },
        { $dynamicAnchor: 'tree', required: ['value'] },
      ),
    },
  },
};
