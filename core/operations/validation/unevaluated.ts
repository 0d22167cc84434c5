import { isObject, list, object } from '../../spec/json.ts';
import type { Json } from '../../spec/types.ts';
import { REFERENCE_KEYWORD, UNEVALUATED_KEYWORD } from './keywords.ts';
import { compilePattern } from './patterns.ts';

/** What the collecting needs from the validators of a direction. */
export interface Judge {
  /** True when the value is valid against the prepared schema. */
  isValid(schema: Json, value: unknown, instancePath: string): boolean;
  /** The prepared schema of a component. */
  component(ref: string): Json;
}

/** The members of one value that some schema applied to it has looked at. */
class Evaluated {
  all = false;
  readonly names = new Set<string>();
}

/**
 * Names (indices) of a value that no other keyword of the prepared schema evaluates: what `unevaluatedProperties` and
 * `unevaluatedItems` are about (JSON Schema 2020-12 sections 11.2 and 11.3). Ajv counts evaluated items from the front,
 * so it cannot tell what `contains` has evaluated, and it does not look into references that we compile apart.
 */
export function unevaluatedNames(schema: Json, value: unknown, instancePath: string, judge: Judge): readonly string[] {
  const evaluated = new Evaluated();
  new Collection(value, instancePath, judge, evaluated).own(schema, []);
  if (evaluated.all || typeof value !== 'object' || value === null) return [];
  return Object.keys(value).filter((name) => !evaluated.names.has(name));
}

class Collection {
  readonly #value: unknown;
  readonly #path: string;
  readonly #judge: Judge;
  readonly #into: Evaluated;

  constructor(value: unknown, path: string, judge: Judge, into: Evaluated) {
    this.#value = value;
    this.#path = path;
    this.#judge = judge;
    this.#into = into;
  }

  /** Everything but the schema's own `unevaluated…`. */
  own(schema: Json, through: readonly string[]): void {
    if (!isObject(schema) || this.#into.all) return;
    if (Array.isArray(this.#value)) this.#items(schema, this.#value);
    else if (isObject(this.#value)) this.#properties(schema, Object.keys(this.#value));
    for (const part of list(schema, 'allOf')) this.#whole(part, through);
    for (const part of [...list(schema, 'anyOf'), ...list(schema, 'oneOf')]) this.#ifValid(part, through);
    if (schema.if !== undefined) {
      const branch = this.#ifValid(schema.if, through) ? schema.then : schema.else;
      if (branch !== undefined) this.#whole(branch, through);
    }
    for (const [name, part] of Object.entries(object(schema, 'dependentSchemas'))) {
      if (isObject(this.#value) && Object.hasOwn(this.#value, name)) this.#whole(part, through);
    }
    const ref = schema[REFERENCE_KEYWORD];
    if (typeof ref === 'string' && !through.includes(ref)) this.#whole(this.#judge.component(ref), [...through, ref]);
  }

  #whole(schema: Json, through: readonly string[]): void {
    if (!isObject(schema)) return;
    const left = object(schema, UNEVALUATED_KEYWORD);
    if (left[Array.isArray(this.#value) ? 'items' : 'properties'] !== undefined) this.#into.all = true;
    this.own(schema, through);
  }

  #ifValid(schema: Json, through: readonly string[]): boolean {
    const valid = this.#judge.isValid(schema, this.#value, this.#path);
    if (valid) this.#whole(schema, through);
    return valid;
  }

  #items(schema: Json & object, items: readonly unknown[]): void {
    if (!isObject(schema)) return;
    if (schema.items !== undefined) this.#into.all = true;
    for (let index = 0; index < list(schema, 'prefixItems').length; index += 1) this.#into.names.add(String(index));
    const { contains } = schema;
    if (contains === undefined) return;
    items.forEach((item, index) => {
      if (this.#judge.isValid(contains, item, `${this.#path}/${index}`)) this.#into.names.add(String(index));
    });
  }

  #properties(schema: Json & object, names: readonly string[]): void {
    if (!isObject(schema)) return;
    if (schema.additionalProperties !== undefined) this.#into.all = true;
    const properties = object(schema, 'properties');
    const patterns = Object.keys(object(schema, 'patternProperties')).map((one) => compilePattern(one).expression);
    for (const name of names) {
      if (Object.hasOwn(properties, name) || patterns.some((one) => one?.test(name))) this.#into.names.add(name);
    }
  }
}
