import type { JsonObject, Schema } from '../../core/spec/types.ts';

/** Definitions the schemas below refer to. */
export const DOCUMENT: JsonObject = {
  components: {
    schemas: {
      Node: {
        type: 'object',
        required: ['label'],
        additionalProperties: false,
        properties: {
          label: { type: 'string' },
          children: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
          parent: { oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/Node' }] },
        },
      },
      List: {
        oneOf: [
          { type: 'object', required: ['end'], additionalProperties: false, properties: { end: { const: true } } },
          {
            type: 'object',
            required: ['next'],
            additionalProperties: false,
            properties: { next: { $ref: '#/components/schemas/List' } },
          },
        ],
      },
      Cat: {
        type: 'object',
        required: ['kind', 'meow'],
        properties: { kind: { type: 'string' }, meow: { type: 'boolean' } },
      },
      Dog: {
        type: 'object',
        required: ['kind', 'bark'],
        properties: { kind: { type: 'string' }, bark: { type: 'integer' } },
      },
      Pet: {
        type: 'object',
        required: ['petType'],
        properties: { petType: { type: 'string' }, name: { type: 'string' } },
        discriminator: {
          propertyName: 'petType',
          mapping: { lizard: '#/components/schemas/Lizard', bird: '#/components/schemas/Bird' },
        },
      },
      Lizard: {
        allOf: [{ $ref: '#/components/schemas/Pet' }, { required: ['legs'], properties: { legs: { const: 4 } } }],
      },
      Bird: {
        allOf: [{ $ref: '#/components/schemas/Pet' }, { required: ['legs'], properties: { legs: { const: 2 } } }],
      },
      'odd/name~x': { type: 'integer', minimum: 7, maximum: 7 },
    },
  },
};

const text = (rest: JsonObject): Schema => ({ type: 'string', ...rest });
const record = (properties: JsonObject, rest: JsonObject = {}): Schema => ({ type: 'object', properties, ...rest });
/** Written this way because an object literal with a `then` looks like a promise. */
const conditional = (condition: Schema, then: Schema, otherwise: Schema): JsonObject =>
  Object.fromEntries([
    ['if', condition],
    ['then', then],
    ['else', otherwise],
  ]);
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

export const SCHEMAS: Readonly<Record<string, Schema>> = {
  true: true,
  empty: {},
  'type list': { type: ['string', 'integer', 'null'] },
  'enum of mixed types': { enum: [1, 'two', null, { three: [3] }] },
  'enum narrowed by type': { type: 'string', enum: ['a', 'b', null] },
  'const object': { const: { a: [1, { b: null }] } },
  'integer range': { type: 'integer', minimum: -5, maximum: 5 },
  'exclusive range': { type: 'integer', exclusiveMinimum: 3, exclusiveMaximum: 6 },
  'narrow exclusive number': { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.001 },
  'huge minimum': { type: 'number', minimum: 1e12 },
  cents: { type: 'number', multipleOf: 0.01, minimum: 0, maximum: 99999.99 },
  'odd multiple': { type: 'number', multipleOf: 0.3, minimum: -10 },
  'multiple of 7': { type: 'integer', multipleOf: 7, minimum: 100, maximum: 120 },
  'multiples of both': { allOf: [{ type: 'integer', multipleOf: 6 }, { multipleOf: 4 }] },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'integer', format: 'int64', minimum: 1 },
  float: { type: 'number', format: 'float' },
  lengths: text({ minLength: 60, maxLength: 70 }),
  'single letter': text({ maxLength: 1, minLength: 1 }),
  pattern: text({ pattern: '^[A-Z]{3}-\\d{4}$' }),
  'floating pattern': text({ pattern: '[0-9]{2,4}', maxLength: 10 }),
  'pattern with lengths': text({ pattern: '^[a-z0-9-]*$', minLength: 12, maxLength: 14 }),
  'pattern with look-ahead': text({ pattern: '^(?=.*[A-Z])(?=.*[0-9])(?=.*[!@#-]).{8,}$' }),
  'pattern with unicode': text({ pattern: '^\\p{L}[\\p{L} ]*$', maxLength: 20 }),
  'two patterns': { allOf: [text({ pattern: '^a' }), { pattern: '^[a-z]{4,8}$' }] },
  'alternatives in a pattern': text({ pattern: '^(SM|MM)[0-9a-fA-F]{32}$|^none$' }),
  ...Object.fromEntries(
    [
      'date',
      'date-time',
      'time',
      'duration',
      'email',
      'hostname',
      'ipv4',
      'ipv6',
      'uri',
      'uri-reference',
      'uuid',
      'byte',
      'binary',
      'password',
      'json-pointer',
      'regex',
    ].map((format) => [`format ${format}`, text({ format })]),
  ),
  'array bounds': { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
  'unique items': { type: 'array', items: { enum: ['a', 'b', 'c'] }, uniqueItems: true, minItems: 3 },
  tuple: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false },
  'tuple with rest': { type: 'array', prefixItems: [{ const: 'x' }], items: { type: 'boolean' }, minItems: 3 },
  contains: { type: 'array', items: { type: 'integer' }, contains: { minimum: 500 }, minContains: 2 },
  'max contains': { type: 'array', items: { enum: [1, 2] }, contains: { const: 1 }, maxContains: 1, minItems: 2 },
  'array without items': { type: 'array' },
  'closed object': record(
    { a: { type: 'string' }, b: { type: 'integer' } },
    { required: ['a'], additionalProperties: false },
  ),
  map: { type: 'object', additionalProperties: { type: 'integer' }, minProperties: 3, maxProperties: 5 },
  'pattern properties': {
    type: 'object',
    patternProperties: { '^x-[a-z]+$': { type: 'boolean' } },
    additionalProperties: false,
    minProperties: 2,
  },
  'property names': {
    type: 'object',
    propertyNames: { pattern: '^[A-Z]{4}$' },
    additionalProperties: { type: 'integer' },
    minProperties: 2,
  },
  'required but unlisted': { type: 'object', required: ['ghost'], additionalProperties: { type: 'integer' } },
  'max properties': record({ a: {}, b: {}, c: {}, d: {} }, { maxProperties: 2, required: ['c'] }),
  'dependent required': record(
    { card: { type: 'string' }, address: { type: 'string' }, zip: { type: 'string' } },
    { dependentRequired: { card: ['address'], address: ['zip'] } },
  ),
  'dependent schemas': record(
    { card: { type: 'string' }, limit: {} },
    { dependentSchemas: { card: { required: ['limit'], properties: { limit: { type: 'integer' } } } } },
  ),
  allOf: {
    allOf: [
      record({ a: { type: 'string' } }, { required: ['a'] }),
      record({ a: { minLength: 5 }, b: { type: 'integer' } }, { required: ['b'] }),
    ],
  },
  'allOf of references with siblings': {
    $ref: '#/components/schemas/Cat',
    required: ['tag'],
    properties: { tag: { const: 'x' } },
  },
  'oneOf that overlaps': {
    oneOf: [
      { type: 'integer', minimum: 1 },
      { type: 'number', maximum: 900 },
    ],
  },
  'oneOf with discriminator': {
    oneOf: [ref('Cat'), ref('Dog')],
    discriminator: { propertyName: 'kind', mapping: { feline: '#/components/schemas/Cat' } },
  },
  'inherited discriminator': ref('Pet'),
  'anyOf with siblings': {
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'string' } },
    anyOf: [{ required: ['a'] }, { required: ['b'] }],
  },
  'nested choices': {
    anyOf: [{ oneOf: [text({ maxLength: 3 }), { type: 'integer' }] }, { type: 'array', items: { type: 'boolean' } }],
  },
  not: { type: 'integer', minimum: 1, maximum: 10, not: { enum: [1, 2, 3] } },
  'not required': record({ a: { type: 'string' }, b: { type: 'string' } }, { not: { required: ['a', 'b'] } }),
  'if then else': record(
    { country: { enum: ['US', 'NL'] }, code: { type: 'string' } },
    {
      required: ['country', 'code'],
      ...conditional(
        { properties: { country: { const: 'US' } } },
        { properties: { code: { pattern: '^\\d{5}$' } } },
        { properties: { code: { pattern: '^\\d{4} [A-Z]{2}$' } } },
      ),
    },
  ),
  'unevaluated properties': {
    allOf: [record({ a: { type: 'string' } })],
    properties: { b: { type: 'integer' } },
    type: 'object',
    unevaluatedProperties: false,
  },
  recursion: ref('Node'),
  'recursion through oneOf': ref('List'),
  'pointer with escapes': { $ref: '#/components/schemas/odd~1name~0x' },
  'examples and default': { type: 'string', examples: ['one'], default: 'two' },
};
