import type { Json, JsonObject, Schema } from '../spec/types.ts';
import { sameJson } from './json-equality.ts';
import { isObject, isSchema } from './resolve-pointer.ts';

const GREATER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties', 'minContains'];
const LESSER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties', 'maxContains'];
const BOTH_HOLD = ['items', 'contains', 'propertyNames', 'unevaluatedItems', 'unevaluatedProperties'];
const EITHER = ['uniqueItems', 'readOnly', 'writeOnly'];

const pairs = new WeakMap<JsonObject, WeakMap<JsonObject, JsonObject>>();

/** The schema asking for both; the same two objects always give the same object, so that caches work. */
export function both(a: Schema, b: Schema): Schema {
  if (a === true || a === b) return b;
  if (b === true) return a;
  if (a === false || b === false) return false;
  let partners = pairs.get(a);
  if (!partners) {
    partners = new WeakMap();
    pairs.set(a, partners);
  }
  let merged = partners.get(b);
  if (!merged) {
    merged = { allOf: [a, b] };
    partners.set(b, merged);
  }
  return merged;
}

function typesOf(value: Json | undefined): string[] | undefined {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}

function mergeTypes(a: string[], b: string[]): string[] {
  const kept = a.filter((type) => b.includes(type) || (type === 'integer' && b.includes('number')));
  if (a.includes('number') && b.includes('integer') && !kept.includes('integer')) kept.push('integer');
  return kept;
}

/** Least common multiple of two decimals. */
function commonMultiple(a: number, b: number): number {
  const digits = (value: number): number => (String(value).split('.')[1] ?? '').length;
  const scale = 10 ** Math.max(digits(a), digits(b));
  const x = Math.round(a * scale);
  const y = Math.round(b * scale);
  let [greater, rest] = [x, y];
  while (rest !== 0) [greater, rest] = [rest, greater % rest];
  return (x * y) / greater / scale;
}

/** What `schema` demands of a property it does not list by name. */
function demandOnUnlisted(schema: JsonObject, name: string): Schema {
  const patterns = isObject(schema.patternProperties) ? schema.patternProperties : {};
  let demand: Schema | undefined;
  for (const [pattern, value] of Object.entries(patterns)) {
    if (isSchema(value) && safeTest(pattern, name)) demand = both(demand ?? true, value);
  }
  if (demand !== undefined) return demand;
  return isSchema(schema.additionalProperties) ? schema.additionalProperties : true;
}

function safeTest(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return false;
  }
}

function mergeProperties(a: JsonObject, b: JsonObject): JsonObject {
  const left = isObject(a.properties) ? a.properties : {};
  const right = isObject(b.properties) ? b.properties : {};
  const merged: JsonObject = {};
  for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const mine = Object.hasOwn(left, name) ? left[name] : demandOnUnlisted(a, name);
    const theirs = Object.hasOwn(right, name) ? right[name] : demandOnUnlisted(b, name);
    if (isSchema(mine) && isSchema(theirs)) merged[name] = both(mine, theirs);
  }
  return merged;
}

function mergeMaps(a: JsonObject, b: JsonObject): JsonObject {
  const merged = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const mine = merged[key];
    if (Array.isArray(mine) && Array.isArray(value)) merged[key] = [...new Set([...mine, ...value])];
    else merged[key] = isSchema(mine) && isSchema(value) ? both(mine, value) : value;
  }
  return merged;
}

function mergeKeyword(key: string, mine: Json, theirs: Json, out: JsonObject): void {
  if (GREATER.includes(key)) out[key] = Math.max(Number(mine), Number(theirs));
  else if (LESSER.includes(key)) out[key] = Math.min(Number(mine), Number(theirs));
  else if (EITHER.includes(key)) out[key] = mine === true || theirs === true;
  else if (key === 'multipleOf') out[key] = commonMultiple(Number(mine), Number(theirs));
  else if (key === 'type') out[key] = mergeTypes(typesOf(mine) ?? [], typesOf(theirs) ?? []);
  else if (key === 'enum' && Array.isArray(mine) && Array.isArray(theirs))
    out[key] = mine.filter((item) => theirs.some((other) => sameJson(item, other)));
  else if (key === 'additionalProperties' || BOTH_HOLD.includes(key)) {
    if (isSchema(mine) && isSchema(theirs)) out[key] = both(mine, theirs);
  } else if (key === 'prefixItems' && Array.isArray(mine) && Array.isArray(theirs)) {
    const length = Math.max(mine.length, theirs.length);
    out[key] = Array.from({ length }, (_, index) => {
      const [one, two] = [mine[index] ?? true, theirs[index] ?? true];
      return isSchema(one) && isSchema(two) ? both(one, two) : true;
    });
  } else if (Array.isArray(mine) && Array.isArray(theirs)) out[key] = [...new Set([...mine, ...theirs])];
  else if (['patternProperties', 'dependentRequired'].includes(key) && isObject(mine) && isObject(theirs))
    out[key] = mergeMaps(mine, theirs);
  else out[key] = theirs;
}

/**
 * One schema that holds exactly when both hold. Both must be flat (no `$ref`, no `allOf`); false when a
 * contradiction is evident.
 */
export function mergeFlat(a: JsonObject | false, b: JsonObject | false): JsonObject | false {
  if (a === false || b === false) return false;
  const out: JsonObject = { ...a };
  for (const [key, theirs] of Object.entries(b)) {
    const mine = a[key];
    if (key === 'properties') continue;
    if (mine === undefined) out[key] = theirs;
    else mergeKeyword(key, mine, theirs, out);
  }
  if (a.properties !== undefined || b.properties !== undefined) out.properties = mergeProperties(a, b);
  const emptied = (key: string): boolean => Array.isArray(out[key]) && out[key].length === 0;
  return emptied('type') || emptied('enum') ? false : out;
}
