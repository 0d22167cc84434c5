import { isObject } from '../../../core/spec/json.ts';
import type { Json, JsonObject } from '../../../core/spec/types.ts';
import type { DescribedSide } from '../engine/side.ts';

export type JsonType = 'boolean' | 'object' | 'array' | 'number' | 'string' | 'integer';

export const ALL_TYPES: readonly JsonType[] = ['boolean', 'object', 'array', 'number', 'string'];

/** The JSON type of a value; 'integer' where it is one. */
export function typeOfValue(value: Json): JsonType | 'null' {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'boolean' ? 'boolean' : typeof value === 'string' ? 'string' : 'object';
}

/** The values of enum or const of one schema object. */
export function enumOf(schema: JsonObject): readonly Json[] | undefined {
  if (schema.const !== undefined) return [schema.const];
  return Array.isArray(schema.enum) && schema.enum.length > 0 ? schema.enum : undefined;
}

const written = (type: Json | undefined): readonly Json[] | undefined =>
  typeof type === 'string' ? [type] : Array.isArray(type) ? type : undefined;

/** A branch that allows null and nothing else. */
export function onlyNull(schema: Json | undefined): boolean {
  if (!isObject(schema)) return false;
  const types = written(schema.type);
  const values = enumOf(schema);
  return (types?.length === 1 && types[0] === 'null') || (values?.length === 1 && values[0] === null);
}

/** The types one schema object allows by its own keywords, without null; undefined is any. */
export function typesIn(side: DescribedSide, schema: JsonObject): ReadonlySet<JsonType> | undefined {
  const types = written(schema.type)?.filter((type) => type !== 'null') as JsonType[] | undefined;
  const values = enumOf(schema);
  const own = types === undefined ? undefined : new Set(types);
  if (own?.has('number')) own.delete('integer');
  if (values !== undefined) {
    const found = new Set(values.map(typeOfValue).filter((type) => type !== 'null'));
    return own === undefined ? found : (intersectTypes(own, found) ?? own);
  }
  return own ?? typesOfBranches(side, schema, 0);
}

/** What anyOf and oneOf together leave of the types; undefined is any. */
function typesOfBranches(side: DescribedSide, schema: JsonObject, depth: number): ReadonlySet<JsonType> | undefined {
  const lists = [schema.anyOf, schema.oneOf].filter(Array.isArray);
  if (lists.length === 0 || depth > 5) return undefined;
  const union = new Set<JsonType>();
  for (const branch of lists[0] ?? []) {
    const target = isObject(branch) ? side.deref(branch) : undefined;
    if (target === undefined) return undefined;
    const own = written(target.type)?.filter((type) => type !== 'null') as JsonType[] | undefined;
    const types = own ?? typesOfBranches(side, target, depth + 1);
    if (types === undefined && !onlyNull(target)) return undefined;
    for (const type of types ?? []) union.add(type);
  }
  return union.has('number') ? new Set([...union].filter((type) => type !== 'integer')) : union;
}

export function intersectTypes(
  one: ReadonlySet<JsonType> | undefined,
  two: ReadonlySet<JsonType> | undefined,
): ReadonlySet<JsonType> | undefined {
  if (one === undefined || two === undefined) return one ?? two;
  const kept = [...one].filter((type) => covers(two, type));
  const reverse = [...two].filter((type) => covers(one, type));
  return new Set([...kept, ...reverse]);
}

/** 'number' covers 'integer'. */
export const covers = (types: ReadonlySet<JsonType>, type: JsonType): boolean =>
  types.has(type) || (type === 'integer' && types.has('number'));
