import type { JsonObject, Schema } from '../spec/types.ts';
import { isObject, isSchema } from './resolve-pointer.ts';
import { viewOf } from './schema-view.ts';
import { primitiveText } from './serialise-parameter.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Escapes markup; characters that XML 1.0 cannot carry (2.2) are dropped. */
const escaped = (text: string): string =>
  text
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

const hintsOf = (schema: Schema, document: JsonObject): JsonObject => {
  const view = viewOf(schema, document);
  return view !== false && isObject(view.xml) ? view.xml : {};
};

function qualified(hints: JsonObject, fallback: string): string {
  const name = typeof hints.name === 'string' ? hints.name : fallback;
  return typeof hints.prefix === 'string' && hints.prefix !== '' ? `${hints.prefix}:${name}` : name;
}

function declaration(hints: JsonObject): string {
  if (typeof hints.namespace !== 'string') return '';
  const prefix = typeof hints.prefix === 'string' && hints.prefix !== '' ? `:${hints.prefix}` : '';
  return ` xmlns${prefix}="${escaped(hints.namespace)}"`;
}

function element(value: unknown, schema: Schema, fallback: string, document: JsonObject): string {
  if (value === null || value === undefined) return '';
  const view = viewOf(schema, document) || {};
  const hints = hintsOf(schema, document);
  const name = qualified(hints, fallback);
  if (Array.isArray(value)) {
    const items = isSchema(view.items) ? view.items : true;
    const inside = value
      .map((item) => element(item, items, hints.wrapped === true ? name : qualified(hints, fallback), document))
      .join('');
    return hints.wrapped === true ? `<${name}${declaration(hints)}>${inside}</${name}>` : inside;
  }
  if (!isObject(value)) return `<${name}${declaration(hints)}>${escaped(primitiveText(value))}</${name}>`;
  const properties = isObject(view.properties) ? view.properties : {};
  let attributes = declaration(hints);
  let children = '';
  for (const [key, item] of Object.entries(value)) {
    const property = properties[key];
    const own = isSchema(property) ? property : true;
    const rule = hintsOf(own, document);
    if (rule.attribute === true && item !== null)
      attributes += ` ${qualified(rule, key)}="${escaped(primitiveText(item))}"`;
    else children += element(item, own, key, document);
  }
  return `<${name}${attributes}>${children}</${name}>`;
}

/** XML by the schema's `xml` hints (OpenAPI 3.1, 4.8.26): names, prefixes, namespaces, attributes, wrapped arrays. */
export function serialiseXml(value: unknown, schema: Schema, document: JsonObject): string {
  const reference = isObject(schema) && typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined;
  const root = element(value, schema, reference ?? 'root', document);
  const single = Array.isArray(value) && hintsOf(schema, document).wrapped !== true;
  return `<?xml version="1.0" encoding="UTF-8"?>${single ? `<${reference ?? 'root'}>${root}</${reference ?? 'root'}>` : root}`;
}
