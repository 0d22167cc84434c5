import type { JsonObject, Schema } from '../spec/types.ts';
import { isObject, isSchema } from './resolve-pointer.ts';
import { alternativesOf } from './schema-choices.ts';
import { typesOf, viewOf } from './schema-view.ts';
import type { Parsed } from './types.ts';

export const cannotTell = (reason: string): Parsed => ({ cannotTell: reason });

/** Every type a schema allows in any of its alternatives. */
export function allowedTypes(schema: Schema, document: JsonObject): Set<string> {
  const view = viewOf(schema, document);
  if (view === false) return new Set();
  const found = new Set<string>();
  for (const alternative of alternativesOf(view, document)) {
    for (const type of typesOf(alternative)) found.add(type);
    const listed = Array.isArray(alternative.enum) ? alternative.enum : [];
    if (alternative.type !== undefined) continue;
    for (const value of listed) found.add(value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
  }
  return found;
}

/** The schema of a list's elements, of an object's member. */
export function partSchema(schema: Schema, name: string | undefined, document: JsonObject): Schema {
  const view = viewOf(schema, document);
  if (view === false) return true;
  for (const one of alternativesOf(view, document)) {
    if (name === undefined && isSchema(one.items)) return one.items;
    const property = name !== undefined && isObject(one.properties) ? one.properties[name] : undefined;
    if (isSchema(property)) return property;
    if (name !== undefined && isObject(one.additionalProperties)) return one.additionalProperties;
  }
  return true;
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * The value a text on the wire stands for, as the schema would have it read. Text that is none of the allowed types stays
 * text, so that a validator can say so; text that could be two of them cannot be told.
 */
export function readPrimitive(text: string, schema: Schema, document: JsonObject): Parsed {
  const types = allowedTypes(schema, document);
  const readings: unknown[] = [];
  if ((types.has('integer') || types.has('number')) && NUMBER.test(text)) readings.push(Number(text));
  if (types.has('boolean') && (text === 'true' || text === 'false')) readings.push(text === 'true');
  if (types.has('null') && text === 'null') readings.push(null);
  if (readings.length === 0) return { value: text };
  if (readings.length > 1 || types.has('string'))
    return cannotTell(`'${text}' can be read as more than one of the allowed types`);
  return { value: readings[0] };
}

export function readList(texts: readonly string[], schema: Schema, document: JsonObject): Parsed {
  const items = partSchema(schema, undefined, document);
  const value: unknown[] = [];
  for (const text of texts) {
    const parsed = readPrimitive(text, items, document);
    if ('cannotTell' in parsed) return parsed;
    value.push(parsed.value);
  }
  return { value };
}

export function readMembers(
  members: readonly (readonly [string, string])[],
  schema: Schema,
  document: JsonObject,
): Parsed {
  const value: [string, unknown][] = [];
  for (const [name, text] of members) {
    const parsed = readPrimitive(text, partSchema(schema, name, document), document);
    if ('cannotTell' in parsed) return parsed;
    value.push([name, parsed.value]);
  }
  return { value: Object.fromEntries(value) };
}

/** 'primitive', 'array' or 'object'; undefined when the schema allows more than one of these. */
export function formOf(schema: Schema, document: JsonObject): 'primitive' | 'array' | 'object' | undefined {
  const forms = new Set(
    [...allowedTypes(schema, document)]
      .filter((type) => type !== 'null')
      .map((type) => (type === 'array' || type === 'object' ? type : 'primitive')),
  );
  if (forms.size > 1) return undefined;
  return [...forms][0] ?? 'primitive';
}
