import type { Json, JsonObject, Schema } from '../spec/types.ts';
import { both, mergeFlat } from './merge-schemas.ts';
import { isObject, isSchema, resolvePointer } from './resolve-pointer.ts';

/**
 * A schema with `$ref` and `allOf` dissolved. Own keys: `$patterns` (every pattern), `$choices` (a list of lists of
 * branches, of each list one branch has to hold), `$judge` (a validator must have the last word). `$lists`, `$nots`,
 * `$ifs` and `$dependents` keep what became choices as it was written.
 */
export type View = JsonObject;

function discriminated(discriminator: JsonObject, branch: Json): Json {
  const property = discriminator.propertyName;
  if (typeof property !== 'string' || !isObject(branch) || typeof branch.$ref !== 'string') return branch;
  const mapping = isObject(discriminator.mapping) ? discriminator.mapping : {};
  const reference = branch.$ref;
  const name = reference.split('/').at(-1) ?? '';
  const mapped = Object.keys(mapping).find((key) => mapping[key] === reference || mapping[key] === name);
  return { allOf: [branch], $tag: { property, value: mapped ?? name } };
}

const keep = (out: JsonObject, key: string, value: Json): void => {
  out[key] = [...(Array.isArray(out[key]) ? out[key] : []), value];
};

const anchors = new WeakMap<JsonObject, Map<string, JsonObject[]>>();

/**
 * What a `$dynamicRef` can lead to: every schema with that dynamic anchor. Which one it is depends on the way by which a
 * value is reached (JSON Schema 2020-12, 8.2.3.2), so a validator has the last word.
 */
function dynamicTargets(reference: string, document: JsonObject): JsonObject[] {
  if (!reference.startsWith('#')) return [];
  const target = resolvePointer(document, reference);
  if (/^#(\/|$)/.test(reference)) return isObject(target) ? [target] : [];
  let known = anchors.get(document);
  if (!known) {
    known = new Map();
    anchors.set(document, known);
    const open: Json[] = [document];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      if (one === null || typeof one !== 'object') continue;
      const name = Array.isArray(one) ? undefined : (one.$dynamicAnchor ?? one.$anchor);
      if (typeof name === 'string' && isObject(one)) known.set(name, [...(known.get(name) ?? []), one]);
      open.push(...Object.values(one));
    }
  }
  return known.get(reference.slice(1)) ?? [];
}

/** `enum` for `const`, choices for the applicators that branch. */
function canonicalKeywords(schema: JsonObject, hidden: ReadonlySet<Json>, document: JsonObject): JsonObject {
  const out: JsonObject = { ...schema };
  const drop = (...keys: string[]): void => keys.forEach((key) => void delete out[key]);
  drop('$ref', 'allOf', '$tag', '$defs', 'oneOf', 'anyOf', 'if', 'then', 'else', 'not', 'const', 'discriminator');
  drop('dependentSchemas', 'pattern', 'title', 'description', '$dynamicRef');
  if (schema.const !== undefined) out.enum = [schema.const];
  if (typeof schema.pattern === 'string') out.$patterns = [schema.pattern];
  const choices: Json[] = [];
  const discriminator = isObject(schema.discriminator) ? schema.discriminator : undefined;
  const mapping = isObject(discriminator?.mapping) ? discriminator.mapping : undefined;
  const inherited = mapping && !schema.oneOf && !schema.anyOf;
  for (const [key, list] of Object.entries({
    oneOf: schema.oneOf,
    anyOf: schema.anyOf,
    mapping: inherited ? [...new Set(Object.values(mapping))].map(($ref) => ({ $ref })) : undefined,
  })) {
    if (!Array.isArray(list)) continue;
    const targets = list.map((branch) =>
      isObject(branch) && typeof branch.$ref === 'string' ? resolvePointer(document, branch.$ref) : branch,
    );
    // A base that lists its own children: the child being made is the choice already taken.
    if (targets.some((target) => target !== undefined && hidden.has(target))) continue;
    if (key === 'mapping' && targets.includes(undefined)) continue;
    choices.push(discriminator ? list.map((branch) => discriminated(discriminator, branch)) : list);
    if (key === 'oneOf') out.$judge = true;
    if (key !== 'mapping')
      keep(out, '$lists', {
        keyword: key,
        branches: list,
        ...(discriminator && { property: discriminator.propertyName ?? '' }),
      });
  }
  if (isSchema(schema.if)) {
    const then = isSchema(schema.then) ? schema.then : true;
    const otherwise = isSchema(schema.else) ? schema.else : true;
    choices.push([both(schema.if, then), otherwise]);
    keep(out, '$ifs', schema.if);
    out.$judge = true;
  }
  for (const [name, dependent] of Object.entries(isObject(schema.dependentSchemas) ? schema.dependentSchemas : {})) {
    choices.push([{ allOf: [dependent], required: [name] }, { properties: { [name]: false } }]);
    keep(out, '$dependents', name);
  }
  if (schema.not !== undefined) keep(out, '$nots', schema.not);
  const dynamic = typeof schema.$dynamicRef === 'string' ? dynamicTargets(schema.$dynamicRef, document) : [];
  if (dynamic.length > 0) {
    choices.push(dynamic);
    out.$judge = true;
  }
  for (const key of ['not', 'unevaluatedItems', 'unevaluatedProperties', 'maxContains', 'propertyNames']) {
    if (schema[key] !== undefined) out.$judge = true;
  }
  if (choices.length > 0) out.$choices = choices;
  return out;
}

function flatten(schema: Schema, document: JsonObject, seen: ReadonlySet<Json>): View | false {
  if (typeof schema === 'boolean') return schema ? {} : false;
  const inside = new Set(seen).add(schema);
  let view: View | false = canonicalKeywords(schema, seen, document);
  if (typeof schema.$ref === 'string') {
    const target = resolvePointer(document, schema.$ref);
    if (isSchema(target) && !inside.has(target)) view = mergeFlat(flatten(target, document, inside), view);
  }
  for (const part of Array.isArray(schema.allOf) ? schema.allOf : []) {
    if (isSchema(part) && !inside.has(part)) view = mergeFlat(view, flatten(part, document, inside));
  }
  if (isObject(schema.$tag) && view !== false) view = tagged(view, schema.$tag);
  return view;
}

/** Sets the discriminator property, unless the branch itself does not allow that value. */
function tagged(view: View, tag: JsonObject): View | false {
  const name = String(tag.property);
  const properties = isObject(view.properties) ? view.properties : {};
  const own = properties[name];
  const allowed = isObject(own) ? (own.enum ?? (own.const === undefined ? undefined : [own.const])) : undefined;
  if (Array.isArray(allowed) && tag.value !== undefined && !allowed.includes(tag.value)) return view;
  return mergeFlat(view, { properties: { [name]: { enum: [tag.value ?? null] } }, required: [name] });
}

const caches = new WeakMap<JsonObject, WeakMap<JsonObject, View | false>>();

/** The flat view of a schema of `document`, cached by schema object; false when nothing can satisfy it. */
export function viewOf(schema: Schema, document: JsonObject): View | false {
  if (typeof schema === 'boolean') return schema ? {} : false;
  let cache = caches.get(document);
  if (!cache) {
    cache = new WeakMap();
    caches.set(document, cache);
  }
  let view = cache.get(schema);
  if (view === undefined) {
    view = flatten(schema, document, new Set());
    cache.set(schema, view);
  }
  return view;
}

/** The JSON types a view allows, guessed from its keywords when it does not say. */
export function typesOf(view: View): string[] {
  if (typeof view.type === 'string') return [view.type];
  if (Array.isArray(view.type)) return view.type.map(String);
  const has = (...keys: string[]): boolean => keys.some((key) => view[key] !== undefined);
  if (has('properties', 'required', 'additionalProperties', 'patternProperties', 'minProperties', 'propertyNames'))
    return ['object'];
  if (has('items', 'prefixItems', 'minItems', 'uniqueItems', 'contains')) return ['array'];
  if (has('$patterns', 'minLength', 'maxLength')) return ['string'];
  if (has('minimum', 'maximum', 'multipleOf', 'exclusiveMinimum', 'exclusiveMaximum')) return ['number'];
  if (typeof view.format === 'string') {
    if (['int32', 'int64'].includes(view.format)) return ['integer'];
    return ['float', 'double'].includes(view.format) ? ['number'] : ['string'];
  }
  return [];
}
