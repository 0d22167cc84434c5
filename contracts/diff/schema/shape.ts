import { isObject } from '../../../core/spec/json.ts';
import type { Json, JsonObject, Schema } from '../../../core/spec/types.ts';
import type { DescribedSide } from '../engine/side.ts';
import { conjunctsOf } from './conjuncts.ts';
import { enumOf, intersectTypes, type JsonType, typesIn } from './value-types.ts';

export interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
}

/** Branches of which one (oneOf: exactly one) must hold; a branch that only allows null is taken out. */
export interface Choice {
  readonly keyword: 'anyOf' | 'oneOf';
  readonly branches: readonly Schema[];
}

/** A schema with references and allOf dissolved, in a form in which equal meanings look alike. */
export interface Shape {
  readonly schema: Schema;
  readonly pointer: string | undefined;
  /** Without 'null'; undefined is any type. */
  readonly types: ReadonlySet<JsonType> | undefined;
  /** The type was not written but follows from keywords such as `properties`. */
  readonly implied: boolean;
  readonly nullable: boolean;
  /** Without null. */
  readonly enum: readonly Json[] | undefined;
  readonly low: Bound | undefined;
  readonly high: Bound | undefined;
  /** Numeric keywords that only bound a count, and multipleOf. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly patterns: readonly string[];
  readonly formats: readonly string[];
  readonly unique: boolean;
  readonly properties: ReadonlyMap<string, Schema>;
  readonly required: ReadonlySet<string>;
  readonly additional: Schema;
  readonly prefix: readonly Schema[];
  readonly items: Schema;
  readonly choices: readonly Choice[];
  /** Keywords that only a validator can judge, as they stand. */
  readonly judged: JsonObject;
  readonly discriminator: JsonObject | undefined;
  /** Keywords that assert nothing, the outermost first. */
  readonly notes: JsonObject;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
}

const GREATEST = ['minLength', 'minItems', 'minProperties'];
const SMALLEST = ['maxLength', 'maxItems', 'maxProperties'];
const JUDGED = ['not', 'if', 'then', 'else', 'dependentSchemas', 'dependentRequired', 'contains', 'minContains'].concat(
  ['maxContains', 'propertyNames', 'patternProperties', 'unevaluatedItems', 'unevaluatedProperties', '$dynamicRef'],
);
const NOTES = ['title', 'description', 'default', 'examples', 'deprecated', 'externalDocs', 'xml', '$comment'].concat([
  'contentMediaType',
  'contentEncoding',
  'contentSchema',
]);

function tighter(one: Bound | undefined, two: Bound | undefined, sign: 1 | -1): Bound | undefined {
  if (one === undefined || two === undefined) return one ?? two;
  if (one.value === two.value) return one.exclusive ? one : two;
  return (one.value - two.value) * sign > 0 ? one : two;
}

function boundIn(schema: JsonObject, plain: string, exclusive: string, sign: 1 | -1): Bound | undefined {
  const [first, second] = [schema[plain], schema[exclusive]];
  const loose = typeof first === 'number' ? { value: first, exclusive: false } : undefined;
  const strict = typeof second === 'number' ? { value: second, exclusive: true } : undefined;
  return tighter(loose, strict, sign);
}

/** For integers `> 0` and `>= 0.5` are both `>= 1`. */
function whole(bound: Bound | undefined, sign: 1 | -1): Bound | undefined {
  if (bound === undefined) return undefined;
  const inside = sign > 0 ? Math.ceil(bound.value) : Math.floor(bound.value);
  return { value: inside === bound.value && bound.exclusive ? inside + sign : inside, exclusive: false };
}

function build(side: DescribedSide, schema: JsonObject): Shape {
  const parts = conjunctsOf(side, schema);
  const numbers: Record<string, number> = {};
  const judged: JsonObject = {};
  const notes: JsonObject = {};
  const properties = new Map<string, Schema[]>();
  const required = new Set<string>();
  const closed: Schema[] = [];
  const items: Schema[] = [];
  const prefix: Schema[][] = [];
  let types: ReadonlySet<JsonType> | undefined;
  let values: readonly Json[] | undefined;
  let [low, high]: (Bound | undefined)[] = [];
  for (const { schema: part } of parts.list) {
    types = intersectTypes(types, typesIn(side, part));
    const own = enumOf(part);
    if (own) values = values ? values.filter((value) => own.some((one) => same(one, value))) : own;
    low = tighter(low, boundIn(part, 'minimum', 'exclusiveMinimum', 1), 1);
    high = tighter(high, boundIn(part, 'maximum', 'exclusiveMaximum', -1), -1);
    for (const [key, value] of Object.entries(part)) {
      if (typeof value === 'number') {
        if (GREATEST.includes(key) && value > 0) numbers[key] = Math.max(value, numbers[key] ?? 0);
        else if (SMALLEST.includes(key)) numbers[key] = Math.min(value, numbers[key] ?? value);
        else if (key === 'multipleOf') numbers[key] ??= value;
      }
      if (JUDGED.includes(key)) judged[Object.hasOwn(judged, key) ? `${key} ${parts.list.length}` : key] = value;
      else if ((NOTES.includes(key) || key.startsWith('x-')) && notes[key] === undefined) notes[key] = value;
    }
    for (const [name, property] of Object.entries(isObject(part.properties) ? part.properties : {})) {
      if (isObject(property) || typeof property === 'boolean')
        properties.set(name, [...(properties.get(name) ?? []), property]);
    }
    if (Array.isArray(part.required))
      for (const name of part.required) if (typeof name === 'string') required.add(name);
    if (isSchema(part.additionalProperties)) closed.push(part.additionalProperties);
    if (isSchema(part.items)) items.push(part.items);
    if (Array.isArray(part.prefixItems))
      part.prefixItems.forEach((entry, index) => {
        if (isSchema(entry)) prefix[index] = [...(prefix[index] ?? []), entry];
      });
  }
  const written = parts.list.map(({ schema: part }) => part);
  const strings = (key: string): string[] => [
    ...new Set(written.flatMap((part) => (typeof part[key] === 'string' ? [part[key]] : []))),
  ];
  const implied =
    types === undefined && parts.choices.length === 0 ? impliedType(properties, required, closed, items) : undefined;
  const formats = strings('format');
  if (formats.includes('binary')) types = undefined;
  if (notes.contentEncoding === 'base64' && formats.length === 0) formats.push('byte');
  if (formats.includes('byte')) delete notes.contentEncoding;
  const integers = types?.size === 1 && types.has('integer');
  const flat = values?.filter((value) => value !== null);
  return {
    schema,
    pointer: parts.pointer,
    types: types ?? implied,
    implied: implied !== undefined,
    nullable: parts.nullable && (values === undefined || values.includes(null)),
    enum: flat?.length === 0 && values?.includes(null) ? undefined : flat,
    low: integers ? whole(low, 1) : low,
    high: integers ? whole(high, -1) : high,
    numbers,
    patterns: strings('pattern').toSorted(),
    formats: formats.toSorted(),
    unique: written.some((part) => part.uniqueItems === true),
    properties: new Map([...properties].map(([name, all]) => [name, side.allOf(all)])),
    required,
    additional: side.allOf(closed),
    prefix: prefix.map((all) => side.allOf(all ?? [])),
    items: side.allOf(items),
    choices: parts.choices,
    judged,
    discriminator: written.map((part) => part.discriminator).find(isObject),
    notes,
    readOnly: written.some((part) => part.readOnly === true),
    writeOnly: written.some((part) => part.writeOnly === true),
  };
}

function impliedType(
  properties: ReadonlyMap<string, unknown>,
  required: ReadonlySet<string>,
  closed: readonly Schema[],
  items: readonly Schema[],
): ReadonlySet<JsonType> | undefined {
  if (properties.size > 0 || required.size > 0 || closed.length > 0) return new Set(['object']);
  return items.length > 0 ? new Set(['array']) : undefined;
}

export const isSchema = (value: Json | undefined): value is Schema => isObject(value) || typeof value === 'boolean';

/** Deep equality of JSON values, whatever the order of members. */
export function same(one: unknown, two: unknown): boolean {
  if (one === two) return true;
  if (Array.isArray(one) && Array.isArray(two))
    return one.length === two.length && one.every((entry, index) => same(entry, two[index]));
  if (!isObject(one) || !isObject(two)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(two).length && keys.every((key) => Object.hasOwn(two, key) && same(one[key], two[key]))
  );
}

const ANY: JsonObject = {};
const NOTHING: JsonObject = { type: [] };

/** The shape of a schema of one side; worked out once. */
export function shapeOf(side: DescribedSide, schema: Schema): Shape {
  const holder = typeof schema === 'boolean' ? (schema ? ANY : NOTHING) : schema;
  let shape = side.shapes.get(holder);
  if (shape === undefined) {
    shape = build(side, holder);
    side.shapes.set(holder, shape);
  }
  return shape;
}
