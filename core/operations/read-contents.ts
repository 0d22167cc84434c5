import { isObject, member, object, text } from '../spec/json.ts';
import type { Json, JsonObject, Schema } from '../spec/types.ts';
import { examplesOf } from './examples.ts';
import { deref } from './references.ts';
import type { Encoding, HeaderObject, MediaTypeObject, ParameterStyle } from './types.ts';

/** A member that is a schema (object or boolean). */
export function schemaMember(holder: JsonObject): Schema | undefined {
  const schema = member(holder, 'schema');
  return isObject(schema) || typeof schema === 'boolean' ? schema : undefined;
}

/** The entries of a `content` map. */
export function readContents(document: JsonObject, holder: JsonObject): readonly MediaTypeObject[] {
  return Object.entries(object(holder, 'content')).flatMap(([type, entry]) => {
    const media = deref(document, entry);
    if (media === undefined || type.startsWith('x-')) return [];
    const schema = schemaMember(media);
    return Object.freeze({
      type: type.trim().toLowerCase(),
      ...(schema === undefined ? {} : { schema }),
      examples: Object.freeze(examplesOf(document, media)),
      encoding: Object.freeze(readEncoding(media)),
    });
  });
}

function readEncoding(media: JsonObject): Record<string, Encoding> {
  const result: Record<string, Encoding> = {};
  for (const [name, entry] of Object.entries(object(media, 'encoding'))) {
    const contentType = text(entry, 'contentType');
    const style = text(entry, 'style') as ParameterStyle | undefined;
    const explode = member(entry, 'explode');
    result[name] = Object.freeze({
      ...(contentType === undefined ? {} : { contentType }),
      ...(style === undefined ? {} : { style }),
      ...(typeof explode === 'boolean' ? { explode } : {}),
    });
  }
  return result;
}

/** The headers of a response; `Content-Type` is described by `content` (OpenAPI 3.1.1 section 4.8.17). */
export function readHeaders(document: JsonObject, response: JsonObject): readonly HeaderObject[] {
  return Object.entries(object(response, 'headers')).flatMap(([name, entry]) => {
    const header = deref(document, entry as Json);
    if (header === undefined || name.toLowerCase() === 'content-type') return [];
    const schema = schemaMember(header);
    return Object.freeze({ name, required: header.required === true, ...(schema === undefined ? {} : { schema }) });
  });
}
