import type fc from 'fast-check';
import { randomFor } from '../random/seed.ts';
import type { Schema } from '../spec/types.ts';
import type { Builder } from './builder.ts';
import { LazyArbitrary } from './lazy-arbitrary.ts';
import { both } from './merge-schemas.ts';
import type { ObjectPlan } from './object-arbitrary.ts';
import { compilePattern, patternArbitrary } from './pattern-arbitrary.ts';
import { isObject, isSchema } from './resolve-pointer.ts';
import { drawFrom, sample } from './sample.ts';
import type { View } from './schema-view.ts';
import { Unsatisfiable } from './unsatisfiable.ts';
import { WORDS } from './words.data.ts';

/** Objects with more properties than this are not filled completely at deeper levels. */
const MANY = 12;

function shareAt(level: number, count: number, choice: Builder['properties'], depth: number): number {
  if (choice === 'required' || depth <= 0) return 0;
  if (choice === 'some') return level === 0 ? 0.5 : Math.min(0.3, 4 / level / Math.max(1, count));
  return level <= 1 || (level === 2 && count <= MANY) ? 1 : 0;
}

/** The schema of a property the view does not list. */
function unlisted(view: View, name: string): Schema {
  let demand: Schema | undefined;
  for (const [pattern, schema] of Object.entries(isObject(view.patternProperties) ? view.patternProperties : {})) {
    if (isSchema(schema) && compilePattern(pattern)?.test(name)) demand = both(demand ?? true, schema);
  }
  return demand ?? (isSchema(view.additionalProperties) ? view.additionalProperties : true);
}

/** Names for properties that the view allows without listing them; always the same ones for a schema. */
function freeNames(view: View, builder: Builder, count: number): string[] {
  const draw = drawFrom(randomFor(1, 'property names'));
  const names: string[] = [];
  const add = (name: unknown): void => {
    if (typeof name === 'string' && !names.includes(name) && unlisted(view, name) !== false) names.push(name);
  };
  const draws = (arbitrary: fc.Arbitrary<unknown>): void => {
    for (let tries = 0; names.length < count && tries < count * 4; tries++) add(sample(arbitrary, draw));
  };
  if (isSchema(view.propertyNames)) {
    const asText = both(view.propertyNames, { type: 'string' });
    draws(builder.build(asText, '', 0, 0));
  }
  for (const pattern of Object.keys(isObject(view.patternProperties) ? view.patternProperties : {})) {
    draws(patternArbitrary([pattern], { min: 1, max: 20 }, []));
  }
  for (const word of WORDS) if (names.length < count && !isSchema(view.propertyNames)) add(word);
  return names;
}

/** What an object of this view is made of at this depth. Throws Unsatisfiable when something required cannot be. */
export function planObject(view: View, builder: Builder, level: number, depth: number): ObjectPlan {
  const declared = isObject(view.properties) ? view.properties : {};
  const hidden = builder.direction === 'request' ? 'readOnly' : 'writeOnly';
  const asked = new Set(Array.isArray(view.required) ? view.required.map(String) : []);
  const required: string[] = [];
  const optional: string[] = [];
  const schemas = new Map<string, Schema>();
  for (const [name, schema] of Object.entries(declared)) {
    if (!isSchema(schema)) continue;
    const property = builder.view(schema);
    if (property !== false && property[hidden] === true && !(builder.keepRequired && asked.has(name))) {
      asked.delete(name);
      continue;
    }
    const needs = builder.depths.ofSchema(schema);
    if (needs === Number.POSITIVE_INFINITY) {
      if (asked.has(name)) throw new Unsatisfiable(`the required property ${name} has no value that ends`);
      continue;
    }
    schemas.set(name, schema);
    if (asked.has(name)) required.push(name);
    else if (needs <= Math.max(0, depth - 1)) optional.push(name);
  }
  for (const name of asked) {
    if (schemas.has(name)) continue;
    const schema = unlisted(view, name);
    if (builder.view(schema) === false)
      throw new Unsatisfiable(`the property ${name} is required and forbidden at once`);
    schemas.set(name, schema);
    required.push(name);
  }
  const min = typeof view.minProperties === 'number' ? view.minProperties : 0;
  const max = typeof view.maxProperties === 'number' ? view.maxProperties : Number.POSITIVE_INFINITY;
  const map = isObject(view.additionalProperties) || isObject(view.patternProperties);
  const bare = Object.keys(declared).length === 0 && map && builder.properties !== 'required' && depth > 0 && max > 0;
  const extra = Math.min(100, Math.max(min - required.length - optional.length, bare ? 2 : 0));
  if (extra > 0 && (view.additionalProperties !== false || isObject(view.patternProperties))) {
    for (const [index, name] of freeNames(view, builder, extra).entries()) {
      if (schemas.has(name) || builder.depths.ofSchema(unlisted(view, name)) === Number.POSITIVE_INFINITY) continue;
      schemas.set(name, unlisted(view, name));
      (bare && index === 0 && required.length === 0 ? required : optional).push(name);
    }
  }
  const dependents = new Map<string, readonly string[]>();
  for (const [name, list] of Object.entries(isObject(view.dependentRequired) ? view.dependentRequired : {})) {
    if (Array.isArray(list)) dependents.set(name, list.map(String));
  }
  const members = new Map<string, fc.Arbitrary<unknown>>();
  const of = (name: string): fc.Arbitrary<unknown> => {
    let member = members.get(name);
    if (!member) {
      const schema = schemas.get(name) ?? true;
      member = new LazyArbitrary(() => builder.build(schema, name, level + 1, depth - 1));
      members.set(name, member);
    }
    return member;
  };
  return {
    required,
    optional,
    share: shareAt(level, optional.length, builder.properties, depth),
    dependents,
    min,
    max,
    of,
  };
}
