import type { JsonObject, Schema } from '../spec/types.ts';
import { looksLikeReference } from './field-names.ts';
import { isObject, isSchema } from './resolve-pointer.ts';
import { alternativesOf } from './schema-choices.ts';
import type { View } from './schema-view.ts';
import { viewOf } from './schema-view.ts';

export interface BodyFill {
  readonly document: JsonObject;
  /** The value to put at a JSON pointer ('-' for array elements); undefined to keep what is there. */
  readonly supply: (pointer: string, name: string, schema: Schema) => { readonly value: unknown } | undefined;
  /** Put supplied values where nothing was generated. */
  readonly add: boolean;
  /** Leave out optional references nobody supplied. */
  readonly drop: boolean;
}

const DEEPEST = 8;
const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

interface Fields {
  readonly schemas: ReadonlyMap<string, Schema>;
  readonly required: ReadonlySet<string>;
}

const known = new WeakMap<View, Fields>();

/** Properties of a view and of all its alternatives. */
function fieldsOf(view: View, document: JsonObject): Fields {
  const cached = known.get(view);
  if (cached) return cached;
  const schemas = new Map<string, Schema>();
  const required = new Set<string>();
  const visit = (one: View, level: number): void => {
    for (const [name, schema] of Object.entries(isObject(one.properties) ? one.properties : {})) {
      if (isSchema(schema) && !schemas.has(name)) schemas.set(name, schema);
    }
    for (const name of Array.isArray(one.required) ? one.required : []) required.add(String(name));
    if (level < 3) for (const other of alternativesOf(one, document)) if (other !== one) visit(other, level + 1);
  };
  visit(view, 0);
  const fields = { schemas, required };
  known.set(view, fields);
  return fields;
}

/** A copy of a generated body with supplied values put in; `schema` is the body's schema. */
export function fillBody(schema: Schema, value: unknown, fill: BodyFill, pointer = '', depth = 0): unknown {
  const view = viewOf(schema, fill.document);
  if (view === false || depth > DEEPEST) return value;
  if (Array.isArray(value)) {
    const items = isSchema(view.items) ? view.items : undefined;
    if (items === undefined) return value;
    const at = `${pointer}/-`;
    return value.map((item: unknown) => {
      const supplied = fill.supply(at, '', items);
      return supplied ? supplied.value : fillBody(items, item, fill, at, depth + 1);
    });
  }
  if (!isObject(value)) return value;
  const { schemas, required } = fieldsOf(view, fill.document);
  const filled: Record<string, unknown> = { ...value };
  for (const [name, property] of schemas) {
    const present = Object.hasOwn(value, name);
    if (!present && !fill.add) continue;
    const inner = viewOf(property, fill.document);
    if (inner !== false && inner.readOnly === true && !present) continue;
    const at = `${pointer}/${escapePointer(name)}`;
    const supplied = fill.supply(at, name, property);
    if (supplied) filled[name] = supplied.value;
    else if (present && fill.drop && !required.has(name) && looksLikeReference(name)) delete filled[name];
    else if (present) filled[name] = fillBody(property, value[name], fill, at, depth + 1);
  }
  return filled;
}

/** A copy without the properties a client must not send (readOnly), for written examples. */
export function withoutReadOnly(schema: Schema, value: unknown, document: JsonObject, depth = 0): unknown {
  const view = viewOf(schema, document);
  if (view === false || depth > DEEPEST) return value;
  if (Array.isArray(value)) {
    const items = isSchema(view.items) ? view.items : true;
    return value.map((item: unknown) => withoutReadOnly(items, item, document, depth + 1));
  }
  if (!isObject(value)) return value;
  const { schemas } = fieldsOf(view, document);
  const kept = Object.entries(value).flatMap(([name, item]): [string, unknown][] => {
    const property = schemas.get(name);
    const inner = property === undefined ? {} : viewOf(property, document);
    if (inner !== false && inner.readOnly === true) return [];
    return [[name, property === undefined ? item : withoutReadOnly(property, item, document, depth + 1)]];
  });
  return Object.fromEntries(kept);
}
