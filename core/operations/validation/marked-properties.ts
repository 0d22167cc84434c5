import { isObject, list, object } from '../../spec/json.ts';
import type { Json, JsonObject } from '../../spec/types.ts';
import { deref } from '../references.ts';

export type Mark = 'readOnly' | 'writeOnly';

const MAX_DEPTH = 12;

/** True when a property schema carries the mark, itself or through `$ref` and `allOf`. */
export function isMarked(document: JsonObject, schema: Json | undefined, mark: Mark, depth = 0): boolean {
  if (!isObject(schema) || depth > MAX_DEPTH) return false;
  if (schema[mark] === true) return true;
  if (typeof schema.$ref === 'string' && isMarked(document, deref(document, schema), mark, depth + 1)) return true;
  return list(schema, 'allOf').some((part) => isMarked(document, part, mark, depth + 1));
}

/** Names of the marked properties an object schema has, its own and those of its `$ref` and `allOf` parts. */
export function markedNames(
  document: JsonObject,
  schema: Json | undefined,
  mark: Mark,
  into = new Set<string>(),
  depth = 0,
): Set<string> {
  if (!isObject(schema) || depth > MAX_DEPTH) return into;
  for (const [name, property] of Object.entries(object(schema, 'properties'))) {
    if (isMarked(document, property, mark)) into.add(name);
  }
  if (typeof schema.$ref === 'string') markedNames(document, deref(document, schema), mark, into, depth + 1);
  for (const part of list(schema, 'allOf')) markedNames(document, part, mark, into, depth + 1);
  return into;
}

/** True when the schema, or a `$ref` or `allOf` part of it, requires one of these names. */
export function requiresOneOf(
  document: JsonObject,
  schema: Json | undefined,
  names: ReadonlySet<string>,
  depth = 0,
): boolean {
  if (!isObject(schema) || depth > MAX_DEPTH) return false;
  if (list(schema, 'required').some((name) => typeof name === 'string' && names.has(name))) return true;
  if (typeof schema.$ref === 'string' && requiresOneOf(document, deref(document, schema), names, depth + 1))
    return true;
  return ['allOf', 'anyOf', 'oneOf'].some((keyword) =>
    list(schema, keyword).some((part) => requiresOneOf(document, part, names, depth + 1)),
  );
}
