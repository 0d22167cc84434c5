import { isObject } from '../spec/json.ts';
import { pointerOfFragment, valueAt } from '../spec/pointer.ts';
import type { Json, JsonObject, Schema } from '../spec/types.ts';

const MAX_HOPS = 50;

/** Follows internal references (`#/…`) until something else is there; undefined when they lead nowhere. */
export function deref(document: JsonObject, value: Json | undefined): JsonObject | undefined {
  let current = value;
  for (let hop = 0; hop < MAX_HOPS && isObject(current); hop += 1) {
    const ref = current.$ref;
    if (typeof ref !== 'string') return current;
    current = ref.startsWith('#') ? valueAt(document, pointerOfFragment(ref.slice(1))) : undefined;
  }
  return undefined;
}

/** A schema with its references followed; siblings of `$ref` are not merged. True when it leads nowhere. */
export function derefSchema(document: JsonObject, schema: Schema | Json | undefined): Schema {
  let current = schema;
  for (let hop = 0; hop < MAX_HOPS && isObject(current); hop += 1) {
    const ref = current.$ref;
    if (typeof ref !== 'string') return current;
    current = ref.startsWith('#') ? valueAt(document, pointerOfFragment(ref.slice(1))) : undefined;
  }
  return typeof current === 'boolean' ? current : true;
}
