import { isObject, list, member, object } from '../spec/json.ts';
import type { Json, JsonObject } from '../spec/types.ts';
import { deref, derefSchema } from './references.ts';

/**
 * Every example of a parameter, header or media type in order: `example`, `examples`, the schema's `examples`, its
 * `default`. Examples that are only linked (`externalValue`) and duplicates are left out.
 */
export function examplesOf(document: JsonObject, holder: JsonObject): readonly unknown[] {
  const found: Json[] = [];
  const own = member(holder, 'example');
  if (own !== undefined) found.push(own);
  for (const entry of Object.values(object(holder, 'examples'))) {
    const example = deref(document, entry);
    const value = member(example, 'value') ?? member(example, 'dataValue');
    if (value !== undefined) found.push(value);
  }
  const schemas = [holder.schema, derefSchema(document, holder.schema)];
  for (const schema of schemas) {
    if (!isObject(schema)) continue;
    found.push(...list(schema, 'examples'));
    if (schema.default !== undefined) found.push(schema.default);
  }
  if (found.length < 2) return found;
  const seen = new Set<string>();
  return found.filter((value) => {
    const text = JSON.stringify(value);
    return seen.has(text) ? false : seen.add(text);
  });
}
