import type { JsonObject } from '../../core/spec/types.ts';

/**
 * A change of a schema that narrows what is valid: breaking in a request and additive in a response; its reverse the
 * other way round. `there` and `back` are the rules, `clause` the text that they rest on.
 */
export interface Narrowing {
  readonly name: string;
  readonly wide: JsonObject;
  readonly narrow: JsonObject;
  readonly there: string;
  readonly back: string;
  readonly clause: string;
  readonly components?: JsonObject;
}

const row = (
  name: string,
  wide: JsonObject,
  narrow: JsonObject,
  there: string,
  back: string,
  clause: string,
  components?: JsonObject,
): Narrowing => ({ name, wide, narrow, there, back, clause, ...(components && { components }) });

const V = 'JSON Schema 2020-12 Validation';
const C = 'JSON Schema 2020-12 Core';
const string = { type: 'string' };
/** Written as a name, since an object with this member would be taken for a promise. */
const THEN = 'then';
const cat = { type: 'object', required: ['meow'], properties: { kind: { const: 'cat' }, meow: string } };
const dog = { type: 'object', required: ['bark'], properties: { kind: { const: 'dog' }, bark: string } };
const schemas = { schemas: { Cat: cat, Dog: dog } };
const [CAT, DOG] = [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }];

export const NARROWINGS: readonly Narrowing[] = [
  row('number to integer', { type: 'number' }, { type: 'integer' }, 'type-narrowed', 'type-widened', `${V} 6.1.1`),
  row('one of two types', { type: ['string', 'integer'] }, string, 'type-narrowed', 'type-widened', `${V} 6.1.1`),
  row('any type to text', {}, string, 'type-narrowed', 'type-widened', `${V} 6.1.1`),
  row('null refused', { type: ['string', 'null'] }, string, 'null-refused', 'null-allowed', `${V} 6.1.1`),
  row(
    'null refused beside a reference',
    { anyOf: [CAT, { type: 'null' }] },
    CAT,
    'null-refused',
    'null-allowed',
    `${V} 6.1.1`,
    schemas,
  ),
  row(
    'value leaves an enum',
    { enum: ['a', 'b'] },
    { enum: ['a'] },
    'enum-value-removed',
    'enum-value-added',
    `${V} 6.1.2`,
  ),
  row('enum to const', { enum: ['a', 'b'] }, { const: 'a' }, 'enum-value-removed', 'enum-value-added', `${V} 6.1.2`),
  row(
    'enum of numbers',
    { type: 'integer', enum: [1, 2, 3] },
    { type: 'integer', enum: [1, 2] },
    'enum-value-removed',
    'enum-value-added',
    `${V} 6.1.2`,
  ),
  row('text to enum', string, { type: 'string', enum: ['a', 'b'] }, 'enum-added', 'enum-removed', `${V} 6.1.2`),
  row('any value to const', {}, { const: 4 }, 'enum-added', 'enum-removed', `${V} 6.1.2`),
  row(
    'minimum raised',
    { type: 'integer', minimum: 0 },
    { type: 'integer', minimum: 1 },
    'minimum-raised',
    'minimum-lowered',
    `${V} 6.2.2`,
  ),
  row(
    'minimum added',
    { type: 'number' },
    { type: 'number', minimum: 1 },
    'minimum-raised',
    'minimum-lowered',
    `${V} 6.2.2`,
  ),
  row(
    'minimum becomes exclusive',
    { type: 'number', minimum: 1 },
    { type: 'number', exclusiveMinimum: 1 },
    'minimum-raised',
    'minimum-lowered',
    `${V} 6.2.2`,
  ),
  row(
    'maximum lowered',
    { type: 'integer', maximum: 150 },
    { type: 'integer', maximum: 120 },
    'maximum-lowered',
    'maximum-raised',
    `${V} 6.2.2`,
  ),
  row(
    'maximum added',
    { type: 'integer' },
    { type: 'integer', maximum: 120 },
    'maximum-lowered',
    'maximum-raised',
    `${V} 6.2.2`,
  ),
  row(
    'maximum becomes exclusive',
    { type: 'number', maximum: 9 },
    { type: 'number', exclusiveMaximum: 9 },
    'maximum-lowered',
    'maximum-raised',
    `${V} 6.2.2`,
  ),
  row(
    'multipleOf added',
    { type: 'number' },
    { type: 'number', multipleOf: 0.5 },
    'multiple-of-narrowed',
    'multiple-of-widened',
    `${V} 6.2.1`,
  ),
  row(
    'multipleOf coarser',
    { type: 'integer', multipleOf: 5 },
    { type: 'integer', multipleOf: 10 },
    'multiple-of-narrowed',
    'multiple-of-widened',
    `${V} 6.2.1`,
  ),
  row(
    'minLength raised',
    { type: 'string', minLength: 1 },
    { type: 'string', minLength: 3 },
    'min-length-raised',
    'min-length-lowered',
    `${V} 6.3.1`,
  ),
  row(
    'minLength added',
    string,
    { type: 'string', minLength: 1 },
    'min-length-raised',
    'min-length-lowered',
    `${V} 6.3.1`,
  ),
  row(
    'maxLength lowered',
    { type: 'string', maxLength: 50 },
    { type: 'string', maxLength: 20 },
    'max-length-lowered',
    'max-length-raised',
    `${V} 6.3.1`,
  ),
  row(
    'maxLength added',
    string,
    { type: 'string', maxLength: 20 },
    'max-length-lowered',
    'max-length-raised',
    `${V} 6.3.1`,
  ),
  row(
    'pattern added',
    string,
    { type: 'string', pattern: '^[a-z]+$' },
    'pattern-narrowed',
    'pattern-widened',
    `${V} 6.3.3`,
  ),
  row(
    'pattern narrowed',
    { type: 'string', pattern: '^[a-z0-9]+$' },
    { type: 'string', pattern: '^[a-z]+$' },
    'pattern-narrowed',
    'pattern-widened',
    `${V} 6.3.3`,
  ),
  row(
    'pattern from * to +',
    { type: 'string', pattern: '^[a-z]*$' },
    { type: 'string', pattern: '^[a-z]+$' },
    'pattern-narrowed',
    'pattern-widened',
    `${V} 6.3.3`,
  ),
  row('format added', string, { type: 'string', format: 'uuid' }, 'format-narrowed', 'format-widened', `${V} 7.2`),
  row(
    'reference to absolute URI',
    { type: 'string', format: 'uri-reference' },
    { type: 'string', format: 'uri' },
    'format-narrowed',
    'format-widened',
    `${V} 7.2`,
  ),
  row(
    'int64 to int32',
    { type: 'integer', format: 'int64' },
    { type: 'integer', format: 'int32' },
    'format-narrowed',
    'format-widened',
    `${V} 7.2`,
  ),
  row(
    'minItems raised',
    { type: 'array', items: {} },
    { type: 'array', items: {}, minItems: 1 },
    'min-items-raised',
    'min-items-lowered',
    `${V} 6.4.1`,
  ),
  row(
    'maxItems lowered',
    { type: 'array', maxItems: 9 },
    { type: 'array', maxItems: 3 },
    'max-items-lowered',
    'max-items-raised',
    `${V} 6.4.1`,
  ),
  row(
    'uniqueItems',
    { type: 'array' },
    { type: 'array', uniqueItems: true },
    'unique-items-added',
    'unique-items-removed',
    `${V} 6.4.3`,
  ),
  row(
    'items of a list',
    { type: 'array', items: { type: 'number' } },
    { type: 'array', items: { type: 'integer' } },
    'type-narrowed',
    'type-widened',
    `${V} 6.1.1`,
  ),
  row(
    'first of a tuple',
    { type: 'array', prefixItems: [{ type: 'number' }, string] },
    { type: 'array', prefixItems: [{ type: 'integer' }, string] },
    'type-narrowed',
    'type-widened',
    `${V} 6.1.1`,
  ),
  row(
    'minProperties',
    { type: 'object' },
    { type: 'object', minProperties: 1 },
    'min-properties-raised',
    'min-properties-lowered',
    `${V} 6.5.1`,
  ),
  row(
    'maxProperties',
    { type: 'object', maxProperties: 5 },
    { type: 'object', maxProperties: 2 },
    'max-properties-lowered',
    'max-properties-raised',
    `${V} 6.5.1`,
  ),
  row(
    'property becomes required',
    { type: 'object', properties: { a: string } },
    { type: 'object', properties: { a: string }, required: ['a'] },
    'property-became-required',
    'property-became-optional',
    `${V} 6.5.3`,
  ),
  row(
    'undescribed name becomes required',
    { type: 'object' },
    { type: 'object', required: ['a'] },
    'property-became-required',
    'property-became-optional',
    `${V} 6.5.3`,
  ),
  row(
    'no further properties',
    { type: 'object', properties: { a: string } },
    { type: 'object', properties: { a: string }, additionalProperties: false },
    'additional-properties-closed',
    'additional-properties-opened',
    `${C} 10.3.2.3`,
  ),
  row(
    'values of a map',
    { type: 'object', additionalProperties: true },
    { type: 'object', additionalProperties: string },
    'type-narrowed',
    'type-widened',
    `${V} 6.1.1`,
  ),
  row(
    'alternative removed',
    { oneOf: [CAT, DOG] },
    { oneOf: [CAT] },
    'composition-narrowed',
    'composition-widened',
    `${C} 10.2.1`,
    schemas,
  ),
  row(
    'alternative of three removed',
    { anyOf: [CAT, DOG, { type: 'integer' }] },
    { anyOf: [CAT, DOG] },
    'branch-removed',
    'branch-added',
    `${C} 10.2.1`,
    schemas,
  ),
  row(
    'oneOf loses an object',
    { oneOf: [CAT, DOG, { type: 'object', required: ['x'] }] },
    { oneOf: [CAT, DOG] },
    'branch-removed',
    'branch-added',
    `${C} 10.2.1`,
    schemas,
  ),
  row(
    'bound within an alternative',
    { anyOf: [{ type: 'integer', maximum: 9 }, string] },
    { anyOf: [{ type: 'integer', maximum: 5 }, string] },
    'maximum-lowered',
    'maximum-raised',
    `${V} 6.2.2`,
  ),
  row(
    'anyOf of overlapping to oneOf',
    {
      anyOf: [
        { type: 'integer', minimum: 0 },
        { type: 'integer', maximum: 9 },
      ],
    },
    {
      oneOf: [
        { type: 'integer', minimum: 0 },
        { type: 'integer', maximum: 9 },
      ],
    },
    'composition-narrowed',
    'composition-widened',
    `${C} 10.2.1`,
  ),
  row(
    'allOf adds a requirement',
    { allOf: [CAT] },
    { allOf: [CAT, { required: ['name'] }] },
    'property-became-required',
    'property-became-optional',
    `${V} 6.5.3`,
    schemas,
  ),
  row(
    'not added',
    string,
    { type: 'string', not: { const: 'text' } },
    'condition-narrowed',
    'condition-widened',
    `${C} 10.2.2`,
  ),
  row(
    'if and then added',
    { type: 'object', properties: { a: string, b: string } },
    { type: 'object', properties: { a: string, b: string }, if: { required: ['a'] }, [THEN]: { required: ['b'] } },
    'condition-narrowed',
    'condition-widened',
    `${C} 10.2.2`,
  ),
  row(
    'contains added',
    { type: 'array' },
    { type: 'array', contains: string },
    'condition-narrowed',
    'condition-widened',
    `${C} 10.2.2`,
  ),
  row(
    'dependentRequired added',
    { type: 'object', properties: { a: string } },
    { type: 'object', properties: { a: string }, dependentRequired: { a: ['b'] } },
    'condition-narrowed',
    'condition-widened',
    `${C} 10.2.2`,
  ),
  row(
    'propertyNames added',
    { type: 'object', additionalProperties: string },
    { type: 'object', additionalProperties: string, propertyNames: { maxLength: 1 } },
    'condition-narrowed',
    'condition-widened',
    `${C} 10.2.2`,
  ),
];

/** Changes whose class in requests and responses is told one by one: request there, request back, response there, response back. */
export interface Mixed {
  readonly name: string;
  readonly old: JsonObject;
  readonly new: JsonObject;
  readonly request: readonly [there: string, back: string];
  readonly response: readonly [there: string, back: string];
  readonly clause: string;
  readonly components?: JsonObject;
}

const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: 'object', properties, ...more });
const mapped = (mapping: JsonObject): JsonObject => ({
  oneOf: [CAT, DOG],
  discriminator: { propertyName: 'kind', mapping },
});

const WITH_EFFECT: readonly Mixed[] = [
  {
    name: 'text to number',
    old: string,
    new: { type: 'number' },
    request: ['breaking type-changed', 'breaking type-changed'],
    response: ['breaking type-changed', 'breaking type-changed'],
    clause: `${V} 6.1.1`,
  },
  {
    name: 'object to list of it',
    old: object({ a: string }),
    new: { type: 'array', items: object({ a: string }) },
    request: ['breaking type-changed', 'breaking type-changed'],
    response: ['breaking type-changed', 'breaking type-changed'],
    clause: `${V} 6.1.1`,
  },
  {
    name: 'date to date-time',
    old: { type: 'string', format: 'date' },
    new: { type: 'string', format: 'date-time' },
    request: ['breaking format-changed', 'breaking format-changed'],
    response: ['breaking format-changed', 'breaking format-changed'],
    clause: `${V} 7.2`,
  },
  {
    name: 'a format that asserts nothing',
    old: string,
    new: { type: 'string', format: 'iban' },
    request: ['cosmetic format-hint-changed', 'cosmetic format-hint-changed'],
    response: ['cosmetic format-hint-changed', 'cosmetic format-hint-changed'],
    clause: `${V} 7.2`,
  },
  {
    name: 'another pattern',
    old: { type: 'string', pattern: '^[a-z]{3}$' },
    new: { type: 'string', pattern: '^[A-Z]{3}$' },
    request: ['breaking pattern-changed', 'breaking pattern-changed'],
    response: ['breaking pattern-changed', 'breaking pattern-changed'],
    clause: `${V} 6.3.3`,
  },
  {
    name: 'the same pattern written differently',
    old: { type: 'string', pattern: '^[a-c]{2}$' },
    new: { type: 'string', pattern: '^[abc][abc]$' },
    request: ['cosmetic pattern-rewritten', 'cosmetic pattern-rewritten'],
    response: ['cosmetic pattern-rewritten', 'cosmetic pattern-rewritten'],
    clause: `${V} 6.3.3`,
  },
  {
    name: 'another grid',
    old: { type: 'integer', multipleOf: 4 },
    new: { type: 'integer', multipleOf: 6 },
    request: ['breaking multiple-of-changed', 'breaking multiple-of-changed'],
    response: ['breaking multiple-of-changed', 'breaking multiple-of-changed'],
    clause: `${V} 6.2.1`,
  },
  {
    name: 'optional property',
    old: object({ a: string }),
    new: object({ a: string, b: string }),
    request: ['additive property-added', 'breaking property-removed'],
    response: ['additive property-added', 'breaking property-removed'],
    clause: `${C} 10.3.2.1`,
  },
  {
    name: 'required property',
    old: object({ a: string }),
    new: object({ a: string, b: string }, { required: ['b'] }),
    request: ['breaking required-property-added', 'breaking property-removed'],
    response: ['additive required-property-added', 'breaking property-removed'],
    clause: `${V} 6.5.3|${C} 10.3.2.1`,
  },
  {
    name: 'property in a closed object',
    old: object({ a: string }, { additionalProperties: false }),
    new: object({ a: string, b: string }, { additionalProperties: false }),
    request: ['additive property-added', 'breaking property-removed'],
    response: ['breaking property-added-to-closed', 'breaking property-removed'],
    clause: `${C} 10.3.2`,
  },
  {
    name: 'readOnly property',
    old: object({ a: string }),
    new: object({ a: string, id: { type: 'string', readOnly: true } }, { required: ['id'] }),
    request: ['cosmetic hidden-property-changed', 'cosmetic hidden-property-changed'],
    response: ['additive required-property-added', 'breaking property-removed'],
    clause: `${V} 9.4|${V} 6.5.3|${C} 10.3.2.1`,
  },
  {
    name: 'property becomes readOnly',
    old: object({ a: string }),
    new: object({ a: { type: 'string', readOnly: true } }),
    request: ['breaking became-read-only', 'additive no-longer-read-only'],
    response: ['cosmetic became-read-only', 'cosmetic no-longer-read-only'],
    clause: `${V} 9.4`,
  },
  {
    name: 'property becomes writeOnly',
    old: object({ a: string }),
    new: object({ a: { type: 'string', writeOnly: true } }),
    request: ['cosmetic became-write-only', 'cosmetic no-longer-write-only'],
    response: ['breaking became-write-only', 'additive no-longer-write-only'],
    clause: `${V} 9.4`,
  },
  {
    name: 'required and no longer readOnly',
    old: object({ a: { type: 'string', readOnly: true } }, { required: ['a'] }),
    new: object({ a: string }, { required: ['a'] }),
    request: ['breaking no-longer-read-only-required', 'breaking became-read-only'],
    response: ['cosmetic no-longer-read-only', 'cosmetic became-read-only'],
    clause: `${V} 9.4`,
  },
  {
    name: 'deprecated property after its sunset',
    old: object({ a: string, b: { type: 'string', deprecated: true, 'x-sunset': '2030-01-01' } }),
    new: object({ a: string }),
    request: ['additive property-retired', 'additive property-added'],
    response: ['additive property-retired', 'additive property-added'],
    clause: `RFC 8594 3|${C} 10.3.2.1`,
  },
  {
    name: 'deprecated property before its sunset',
    old: object({ a: string, b: { type: 'string', deprecated: true, 'x-sunset': '2031-01-01' } }),
    new: object({ a: string }),
    request: ['breaking property-removed', 'additive property-added'],
    response: ['breaking property-removed', 'additive property-added'],
    clause: `${C} 10.3.2.1`,
  },
  {
    name: 'default changed',
    old: { type: 'integer', default: 20 },
    new: { type: 'integer', default: 50 },
    request: ['breaking default-changed', 'breaking default-changed'],
    response: ['cosmetic default-changed', 'cosmetic default-changed'],
    clause: `${V} 9.2`,
  },
  {
    name: 'default added',
    old: { type: 'integer' },
    new: { type: 'integer', default: 50 },
    request: ['additive default-added', 'breaking default-removed'],
    response: ['cosmetic default-added', 'cosmetic default-removed'],
    clause: `${V} 9.2`,
  },
  {
    name: 'another discriminator property',
    old: { oneOf: [CAT, DOG], discriminator: { propertyName: 'kind' } },
    new: { oneOf: [CAT, DOG], discriminator: { propertyName: 'type' } },
    request: ['breaking discriminator-property-changed', 'breaking discriminator-property-changed'],
    response: ['breaking discriminator-property-changed', 'breaking discriminator-property-changed'],
    clause: 'OpenAPI 3.1 4.8.25',
    components: schemas,
  },
  {
    name: 'another discriminator value',
    old: mapped({ cat: CAT.$ref, dog: DOG.$ref }),
    new: mapped({ cat: CAT.$ref, dog: DOG.$ref, puppy: DOG.$ref }),
    request: ['additive discriminator-value-added', 'breaking discriminator-value-removed'],
    response: ['breaking discriminator-value-added', 'additive discriminator-value-removed'],
    clause: 'OpenAPI 3.1 4.8.25',
    components: schemas,
  },
  {
    name: 'a discriminator value stands for another schema',
    old: mapped({ pet: CAT.$ref }),
    new: mapped({ pet: DOG.$ref }),
    request: ['breaking discriminator-value-moved', 'breaking discriminator-value-moved'],
    response: ['breaking discriminator-value-moved', 'breaking discriminator-value-moved'],
    clause: 'OpenAPI 3.1 4.8.25',
    components: schemas,
  },
  {
    name: 'the media type of a text',
    old: { type: 'string', contentMediaType: 'text/html' },
    new: { type: 'string', contentMediaType: 'application/json' },
    request: ['breaking content-form-changed', 'breaking content-form-changed'],
    response: ['breaking content-form-changed', 'breaking content-form-changed'],
    clause: `${V} 8.3`,
  },
  {
    name: 'an alternative that the others cover',
    old: { anyOf: [{ type: 'integer' }, string, { type: 'integer', minimum: 5 }] },
    new: { anyOf: [{ type: 'integer' }, string] },
    request: ['cosmetic branch-redundant', 'cosmetic branch-redundant'],
    response: ['cosmetic branch-redundant', 'cosmetic branch-redundant'],
    clause: `${C} 10.2.1`,
  },
];

const same = (
  name: string,
  old: JsonObject,
  next: JsonObject,
  rule: string,
  clause: string,
  components?: JsonObject,
): Mixed => {
  const both = [`cosmetic ${rule}`, `cosmetic ${rule}`] as const;
  return { name, old, new: next, request: both, response: both, clause, ...(components && { components }) };
};
const other = (name: string, old: JsonObject, next: JsonObject, rule: string, clause: string): Mixed => {
  const both = [`breaking ${rule}`, `breaking ${rule}`] as const;
  return { name, old, new: next, request: both, response: both, clause };
};

const note = (name: string, more: JsonObject, there: string, back: string, clause: string): Mixed => {
  const both = [`cosmetic ${there}`, `cosmetic ${back}`] as const;
  return { name, old: string, new: { ...string, ...more }, request: both, response: both, clause };
};

export const MIXED: readonly Mixed[] = [
  ...WITH_EFFECT,
  same(
    'type that properties imply',
    { properties: { a: string } },
    object({ a: string }),
    'type-explicit',
    `${V} 6.1.1`,
  ),
  same(
    'alternatives of the same values',
    {
      anyOf: [
        { type: 'integer', minimum: 0 },
        { type: 'integer', maximum: 0 },
      ],
    },
    { type: 'integer' },
    'composition-rewritten',
    `${C} 10.2.1`,
  ),
  same(
    'not of not',
    { type: 'string', not: { not: { minLength: 1 } } },
    { type: 'string', not: { maxLength: 0 } },
    'condition-rewritten',
    `${C} 10.2.2`,
  ),
  same(
    'discriminator',
    { oneOf: [CAT, DOG] },
    { oneOf: [CAT, DOG], discriminator: { propertyName: 'kind' } },
    'discriminator-hint-changed',
    'OpenAPI 3.1 4.8.25',
    schemas,
  ),
  other(
    'alternatives become one other',
    { anyOf: [{ type: 'integer' }, { type: 'boolean' }] },
    { type: ['integer', 'string'] },
    'composition-changed',
    `${C} 10.2.1`,
  ),
  other(
    'another forbidden value',
    { type: 'string', not: { const: 'text' } },
    { type: 'string', not: { const: 'a' } },
    'condition-changed',
    `${C} 10.2.2`,
  ),
  note('description', { description: 'What for' }, 'schema-text-changed', 'schema-text-changed', `${V} 9.1`),
  note('examples', { examples: ['a'] }, 'schema-example-changed', 'schema-example-changed', `${V} 9.5`),
  note('deprecated', { deprecated: true }, 'schema-deprecated', 'schema-no-longer-deprecated', `${V} 9.3`),
  note('comment', { $comment: 'a' }, 'schema-docs-changed', 'schema-docs-changed', 'OpenAPI 3.1 4.8.11'),
  note('extension', { 'x-a': 'b' }, 'schema-extension-changed', 'schema-extension-changed', 'OpenAPI 3.1 4.9'),
];
