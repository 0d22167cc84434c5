import { isObject } from '../../core/spec/json.ts';
import { pointerOfFragment, valueAt } from '../../core/spec/pointer.ts';
import type { Json, JsonObject, Schema } from '../../core/spec/types.ts';

const DEEPEST = 6;
const MOST_VALUES = 40;
const PLAIN: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
};

const literal = (value: Json): string =>
  value === null || typeof value !== 'object' ? JSON.stringify(value) : 'unknown';
const union = (types: readonly string[]): string => {
  const all = [...new Set(types)];
  if (all.length === 0 || all.includes('unknown')) return 'unknown';
  return all.length === 1 ? (all[0] ?? 'unknown') : `(${all.join(' | ')})`;
};

/**
 * The TypeScript type of the values a schema allows. Where TypeScript cannot say it, or the schema goes deeper than six
 * levels or contains itself, the type is wider (`unknown` at the widest), never narrower.
 */
export function schemaType(document: JsonObject, schema: Schema | Json | undefined, depth = 0): string {
  if (!isObject(schema) || depth > DEEPEST) return 'unknown';
  const inner = (one: Json | undefined): string => schemaType(document, one, depth + 1);
  if (typeof schema.$ref === 'string') {
    return schema.$ref.startsWith('#') ? inner(valueAt(document, pointerOfFragment(schema.$ref.slice(1)))) : 'unknown';
  }
  if ('const' in schema) return literal(schema.const ?? null);
  if (Array.isArray(schema.enum)) {
    return schema.enum.length > MOST_VALUES ? 'unknown' : union(schema.enum.map(literal));
  }
  if (Array.isArray(schema.oneOf)) return union(schema.oneOf.map(inner));
  if (Array.isArray(schema.anyOf)) return union(schema.anyOf.map(inner));
  if (Array.isArray(schema.allOf)) {
    const parts = [...new Set(schema.allOf.map(inner))].filter((one) => one !== 'unknown');
    return parts.length === 0 ? 'unknown' : parts.map((one) => `(${one})`).join(' & ');
  }
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return union(types.map((type) => typeOf(String(type), schema, inner)));
}

function typeOf(type: string, schema: JsonObject, inner: (one: Json | undefined) => string): string {
  if (type === 'array')
    return Array.isArray(schema.prefixItems) ? 'readonly unknown[]' : `readonly (${inner(schema.items)})[]`;
  if (type !== 'object') return PLAIN[type] ?? 'unknown';
  if (!isObject(schema.properties)) return 'Readonly<Record<string, unknown>>';
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const members = Object.entries(schema.properties).map(
    ([name, one]) => `readonly ${JSON.stringify(name)}${required.has(name) ? '' : '?'}: ${inner(one)}`,
  );
  const open = schema.additionalProperties === false ? [] : ['readonly [name: string]: unknown'];
  return `{ ${[...members, ...open].join('; ')} }`;
}
