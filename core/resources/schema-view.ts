import type { Json, JsonObject, Schema } from '../spec/types.ts';

/** One schema with `$ref`, `allOf`, `oneOf` and `anyOf` folded in: what names and types it allows. */
export interface SchemaView {
  /** Last segment of the outermost `$ref` ('Order'), if the schema was written as one. */
  readonly name?: string | undefined;
  readonly types: ReadonlySet<string>;
  readonly properties: ReadonlyMap<string, Schema>;
  readonly required: ReadonlySet<string>;
  readonly items?: Schema;
  /** Other keywords, first written wins: format, enum, pattern, minimum, maximum, default, readOnly, description … */
  readonly keywords: Readonly<JsonObject>;
}

/** Reads schemas of one document; views are cached for each schema object. */
export interface SchemaReader {
  view(schema: Schema | undefined): SchemaView;
}

interface Draft {
  name?: string | undefined;
  types: Set<string>;
  properties: Map<string, Schema>;
  required: Set<string>;
  items?: Schema;
  keywords: JsonObject;
  budget: number;
}

const KEYWORDS = [
  'format',
  'enum',
  'const',
  'pattern',
  'minimum',
  'maximum',
  'default',
  'readOnly',
  'writeOnly',
  'description',
];
const EMPTY: SchemaView = { types: new Set(), properties: new Map(), required: new Set(), keywords: {} };
const MAX_DEPTH = 12;
const MAX_PARTS = 150;

/** True for a JSON object, false for arrays, null and scalars. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lookUp(document: JsonObject, ref: string): Json | undefined {
  if (!ref.startsWith('#')) return undefined;
  let at: Json | undefined = document;
  for (const part of ref.slice(1).split('/').slice(1)) {
    let key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (key.includes('%')) key = decodePart(key);
    if (Array.isArray(at)) at = at[Number(key)];
    else if (isObject(at)) at = Object.hasOwn(at, key) ? at[key] : undefined;
    else return undefined;
  }
  return at;
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Makes a reader over one description document. References are followed with a guard against cycles, 12 levels and
 * 150 sub-schemas at most, so that every view costs a bounded time whatever the document.
 */
export function schemaReader(document: JsonObject): SchemaReader {
  const cache = new WeakMap<JsonObject, SchemaView>();
  const targets = new Map<string, Json | undefined>();

  function target(ref: string): Json | undefined {
    if (!targets.has(ref)) targets.set(ref, lookUp(document, ref));
    return targets.get(ref);
  }

  function fold(
    schema: Json | undefined,
    draft: Draft,
    depth: number,
    seen: readonly string[],
    optional: boolean,
  ): void {
    if (!isObject(schema) || depth > MAX_DEPTH || draft.budget-- <= 0) return;
    foldOwn(schema, draft, optional);
    const ref = schema.$ref;
    if (typeof ref === 'string' && !seen.includes(ref)) {
      if (depth === 0) draft.name = ref.slice(ref.lastIndexOf('/') + 1);
      fold(target(ref), draft, depth + 1, [...seen, ref], optional);
    }
    const all = schema.allOf;
    if (Array.isArray(all)) {
      if (depth === 0) draft.name ??= soleReference(all);
      for (const part of all) fold(part, draft, depth + 1, seen, optional);
    }
    for (const branch of [schema.oneOf, schema.anyOf]) {
      if (!Array.isArray(branch)) continue;
      const parts = branch.filter((part) => !(isObject(part) && part.type === 'null'));
      for (const part of parts) fold(part, draft, depth + 1, seen, optional || parts.length > 1);
    }
  }

  return {
    view(schema) {
      if (!isObject(schema)) return EMPTY;
      const known = cache.get(schema);
      if (known !== undefined) return known;
      const draft: Draft = {
        types: new Set(),
        properties: new Map(),
        required: new Set(),
        keywords: {},
        budget: MAX_PARTS,
      };
      fold(schema, draft, 0, [], false);
      cache.set(schema, draft);
      return draft;
    },
  };
}

function foldOwn(schema: JsonObject, draft: Draft, optional: boolean): void {
  const type = schema.type;
  if (typeof type === 'string') draft.types.add(type);
  else if (Array.isArray(type)) for (const one of type) if (typeof one === 'string') draft.types.add(one);
  if (isObject(schema.properties)) {
    draft.types.add('object');
    for (const [name, value] of Object.entries(schema.properties))
      if (isObject(value) || typeof value === 'boolean')
        draft.properties.set(name, both(draft.properties.get(name), value, optional));
  }
  if (isObject(schema.items)) {
    draft.types.add('array');
    draft.items = both(draft.items, schema.items, optional);
  }
  if (!optional && Array.isArray(schema.required))
    for (const name of schema.required) if (typeof name === 'string') draft.required.add(name);
  for (const keyword of KEYWORDS) {
    const value = schema[keyword];
    if (value !== undefined && draft.keywords[keyword] === undefined) draft.keywords[keyword] = value;
  }
}

/** The one reference of `allOf: [{$ref}, {description}]`; an `allOf` that adds properties is another kind of thing. */
function soleReference(parts: readonly Json[]): string | undefined {
  const refs = parts.filter((part) => isObject(part) && typeof part.$ref === 'string');
  const adds = parts.some((part) => isObject(part) && (part.properties !== undefined || part.allOf !== undefined));
  const [only] = refs;
  if (refs.length !== 1 || adds || !isObject(only) || typeof only.$ref !== 'string') return undefined;
  return only.$ref.slice(only.$ref.lastIndexOf('/') + 1);
}

/** Two statements on one property: both hold in an `allOf`; of the branches of a choice the first one speaks. */
function both(known: Schema | undefined, more: Schema, optional: boolean): Schema {
  if (known === undefined || known === true) return more;
  return optional || known === more || typeof more === 'boolean' ? known : { allOf: [known, more] };
}

/** Share of property names two object views have in common, measured against the smaller one; 0 if either has none. */
export function overlap(a: SchemaView, b: SchemaView): number {
  const [small, large] = a.properties.size <= b.properties.size ? [a, b] : [b, a];
  if (small.properties.size === 0) return 0;
  let common = 0;
  for (const name of small.properties.keys()) if (large.properties.has(name)) common += 1;
  return common / small.properties.size;
}

/** Do two schemas describe the same kind of thing: the same `$ref`, or (nearly) the same property names? */
export function sameKind(a: SchemaView, b: SchemaView): boolean {
  if (a.name !== undefined && a.name === b.name) return true;
  const smaller = Math.min(a.properties.size, b.properties.size);
  const larger = Math.max(a.properties.size, b.properties.size);
  if (smaller === 0) return false;
  if (smaller < 3) return smaller === larger && overlap(a, b) === 1;
  return overlap(a, b) >= 0.75 && smaller / larger >= 0.25;
}
