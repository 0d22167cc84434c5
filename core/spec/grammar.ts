import { isObject } from './json.ts';
import { joinPointer } from './pointer.ts';
import type { Json, JsonObject } from './types.ts';

/** What an object of a description is; decides where a `$ref` may stand and what it refers to. */
export type Kind =
  | 'document'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'response'
  | 'header'
  | 'mediaType'
  | 'encoding'
  | 'example'
  | 'link'
  | 'callback'
  | 'securityScheme'
  | 'schema'
  | 'opaque';

/** One object ('one'), a map of names to objects ('map'), or an array of them ('list'). */
export interface Slot {
  readonly kind: Kind;
  readonly many: 'one' | 'map' | 'list';
}

const one = (kind: Kind): Slot => ({ kind, many: 'one' });
const map = (kind: Kind): Slot => ({ kind, many: 'map' });
const list = (kind: Kind): Slot => ({ kind, many: 'list' });

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];
const parameterLike = {
  schema: one('schema'),
  items: one('schema'),
  content: map('mediaType'),
  examples: map('example'),
};

/** Fields that hold further objects, over all versions from Swagger 2.0 to OpenAPI 3.2. */
const FIELDS: Readonly<Record<Kind, Readonly<Record<string, Slot>>>> = {
  document: {
    paths: map('pathItem'),
    webhooks: map('pathItem'),
    components: one('components'),
    definitions: map('schema'),
    parameters: map('parameter'),
    responses: map('response'),
    securityDefinitions: map('securityScheme'),
  },
  components: {
    schemas: map('schema'),
    responses: map('response'),
    parameters: map('parameter'),
    examples: map('example'),
    requestBodies: map('requestBody'),
    headers: map('header'),
    securitySchemes: map('securityScheme'),
    links: map('link'),
    callbacks: map('callback'),
    pathItems: map('pathItem'),
    mediaTypes: map('mediaType'),
  },
  pathItem: {
    parameters: list('parameter'),
    additionalOperations: map('operation'),
    ...Object.fromEntries(METHODS.map((method) => [method, one('operation')])),
  },
  operation: {
    parameters: list('parameter'),
    requestBody: one('requestBody'),
    responses: map('response'),
    callbacks: map('callback'),
  },
  parameter: parameterLike,
  header: parameterLike,
  requestBody: { content: map('mediaType') },
  response: { schema: one('schema'), content: map('mediaType'), headers: map('header'), links: map('link') },
  mediaType: {
    schema: one('schema'),
    itemSchema: one('schema'),
    examples: map('example'),
    encoding: map('encoding'),
  },
  encoding: { headers: map('header') },
  schema: {
    ...Object.fromEntries(
      ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'].map((key) => [
        key,
        map('schema'),
      ]),
    ),
    ...Object.fromEntries(['allOf', 'anyOf', 'oneOf', 'prefixItems'].map((key) => [key, list('schema')])),
    ...Object.fromEntries(
      [
        'items',
        'additionalProperties',
        'additionalItems',
        'not',
        'if',
        'then',
        'else',
        'contains',
        'propertyNames',
        'unevaluatedItems',
        'unevaluatedProperties',
        'contentSchema',
      ].map((key) => [key, one('schema')]),
    ),
  },
  callback: {},
  example: {},
  link: {},
  securityScheme: {},
  opaque: {},
};

/** The slot of a field of an object of that kind; 'opaque' for everything that is plain data. */
export function slotOf(kind: Kind, key: string): Slot {
  const fields = FIELDS[kind];
  if (Object.hasOwn(fields, key)) return fields[key] ?? one('opaque');
  // A callback object maps runtime expressions straight to path items.
  if (kind === 'callback' && !key.startsWith('x-')) return one('pathItem');
  return one('opaque');
}

export type Visit = (kind: Kind, value: JsonObject, pointer: string) => void;

/**
 * Visits every object of a description in the order it is written, children after their parent's `enter` and before
 * its `leave`. Plain data (examples, defaults, enums, extensions) is not entered, so members there that happen to be
 * called `$ref` or `nullable` are never taken for keywords.
 */
export function walk(
  kind: Kind,
  value: Json | undefined,
  visit: { readonly enter?: Visit; readonly leave?: Visit },
  pointer = '',
): void {
  if (kind === 'opaque' || !isObject(value)) return;
  visit.enter?.(kind, value, pointer);
  for (const key of Object.keys(value)) {
    const slot = slotOf(kind, key);
    if (slot.kind === 'opaque') continue;
    const child = value[key];
    const at = joinPointer(pointer, key);
    if (Array.isArray(child)) {
      // Draft 4 also has arrays under `items`.
      child.forEach((entry, index) => {
        walk(slot.kind, entry, visit, `${at}/${index}`);
      });
    } else if (slot.many === 'map' && isObject(child)) {
      for (const name of Object.keys(child)) {
        if (slot.kind !== 'schema' && name.startsWith('x-') && slot.kind !== 'header') continue;
        walk(slot.kind, child[name], visit, joinPointer(at, name));
      }
    } else walk(slot.kind, child, visit, at);
  }
  visit.leave?.(kind, value, pointer);
}
