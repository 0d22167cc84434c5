import { isObject } from '../json.ts';
import type { Json, JsonObject, SpecDialect } from '../types.ts';

const TYPES = new Set(['null', 'boolean', 'object', 'array', 'number', 'string', 'integer']);
/** Say something about a schema without restricting values: they stay outside when null is added around it. */
const ANNOTATIONS = new Set([
  ...['title', 'description', 'default', 'example', 'examples', 'readOnly', 'writeOnly', 'deprecated'],
  ...['externalDocs', 'xml', 'discriminator'],
]);

export type Warn = (message: string) => void;

/**
 * Rewrites one schema object, in place, from its dialect to JSON Schema 2020-12 as OpenAPI 3.1 uses it. Its
 * subschemas are left to the caller. Where a dialect's text and its common use differ the milder reading is taken,
 * so that no value is refused that the author meant to allow.
 */
export function translateSchema(schema: JsonObject, dialect: SpecDialect, warn: Warn): void {
  const old = dialect === '2.0' || dialect === '3.0';
  if (old && typeof schema.$ref === 'string') {
    // OpenAPI 3.0.4 section 4.8.23: "any properties added SHALL be ignored".
    for (const key of Object.keys(schema)) if (key !== '$ref') delete schema[key];
    return;
  }
  translateExample(schema, old);
  translateBound(schema, 'exclusiveMinimum', 'minimum', old, warn);
  translateBound(schema, 'exclusiveMaximum', 'maximum', old, warn);
  if (typeof schema.required === 'boolean') delete schema.required;
  if (old && Array.isArray(schema.enum) && schema.enum.length === 0) {
    // JSON Schema of 3.0 does not allow an empty list, so nothing can be meant by it; 2020-12 allows no value then.
    warn('enum is empty; any value is accepted');
    delete schema.enum;
  }
  if (Array.isArray(schema.items)) {
    schema.prefixItems = schema.items;
    if (schema.additionalItems === undefined) delete schema.items;
    else schema.items = schema.additionalItems;
    delete schema.additionalItems;
  }
  if (old) {
    if (schema.type === 'file') Object.assign(schema, { type: 'string', format: 'binary' });
    if (typeof schema.discriminator === 'string') schema.discriminator = { propertyName: schema.discriminator };
    if (schema.type === 'string' && schema.format === 'byte') schema.contentEncoding ??= 'base64';
    translateNull(schema);
  } else if (schema.nullable === true && !Object.hasOwn(schema, '$ref')) {
    // No keyword of 2020-12, and yet it says what is meant.
    warn('nullable is no keyword in this version; read as in 3.0');
    translateNull(schema);
  }
  delete schema.nullable;
  cleanType(schema, warn);
}

function translateExample(schema: JsonObject, old: boolean): void {
  const example = schema.example ?? (old ? schema['x-example'] : undefined);
  if (Object.hasOwn(schema, 'examples') && !Array.isArray(schema.examples)) {
    const given = schema.examples;
    schema.examples = isObject(given) ? Object.values(given) : [];
  }
  if (example !== undefined) schema.examples = [example, ...(Array.isArray(schema.examples) ? schema.examples : [])];
  delete schema.example;
}

function translateBound(schema: JsonObject, exclusive: string, bound: string, old: boolean, warn: Warn): void {
  const value = schema[exclusive];
  if (typeof value !== 'boolean') return;
  if (!old) warn(`${exclusive} must be a number in this version; read as in 3.0`);
  delete schema[exclusive];
  const limit = schema[bound];
  if (!value || limit === undefined) return;
  schema[exclusive] = limit;
  delete schema[bound];
}

/** OpenAPI 3.0.4 section 4.8.24 `nullable`, and its widespread use beside allOf and without type. */
function translateNull(schema: JsonObject): void {
  const nullable = schema.nullable === true || schema['x-nullable'] === true;
  delete schema.nullable;
  delete schema['x-nullable'];
  if (!nullable) return;
  if (Array.isArray(schema.enum) && !schema.enum.includes(null)) schema.enum = [...schema.enum, null];
  const combined = ['allOf', 'anyOf', 'oneOf', 'not'].some((keyword) => schema[keyword] !== undefined);
  if (!combined) {
    if (typeof schema.type === 'string' && schema.type !== 'null') schema.type = [schema.type, 'null'];
    else if (Array.isArray(schema.type) && !schema.type.includes('null')) schema.type = [...schema.type, 'null'];
    return;
  }
  const inner: JsonObject = {};
  for (const [key, value] of Object.entries(schema)) {
    if (ANNOTATIONS.has(key) || key.startsWith('x-')) continue;
    inner[key] = value;
    delete schema[key];
  }
  schema.anyOf = [inner, { type: 'null' }];
}

function cleanType(schema: JsonObject, warn: Warn): void {
  const { type } = schema;
  if (type === undefined) return;
  const given: readonly Json[] = Array.isArray(type) ? type : [type];
  const known = given.filter((name) => typeof name === 'string' && TYPES.has(name));
  if (known.length === given.length && known.length > 0) return;
  if (given.some((name) => name !== null)) warn(`type ${JSON.stringify(type)} does not exist; any value is accepted`);
  // A list with one unknown member would refuse what that member was meant to allow.
  delete schema.type;
}
