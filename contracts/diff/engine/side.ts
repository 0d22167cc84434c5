import { deref } from '../../../core/operations/references.ts';
import { createValidators, type Validators } from '../../../core/operations/validation/create-validators.ts';
import { walk } from '../../../core/spec/grammar.ts';
import { isObject } from '../../../core/spec/json.ts';
import { locate } from '../../../core/spec/locate.ts';
import type { Description, Json, JsonObject, Schema, SourcePosition } from '../../../core/spec/types.ts';
import type { Shape } from '../schema/shape.ts';

/** One of the two descriptions, with what is looked up again and again. */
export class DescribedSide {
  readonly description: Description;
  readonly document: JsonObject;
  readonly validators: Validators;
  readonly shapes = new WeakMap<JsonObject, Shape>();
  readonly #pointers = new WeakMap<object, string>();
  readonly #targets = new Map<string, JsonObject | undefined>();
  readonly #ids = new WeakMap<object, number>();
  readonly #joined = new Map<string, JsonObject>();
  readonly #used = new Set<object>();
  #lastId = 0;

  constructor(description: Description) {
    this.description = description;
    this.document = description.document;
    this.validators = createValidators(description);
    walk('document', this.document, { enter: (_kind, value, pointer) => void this.#pointers.set(value, pointer) });
  }

  /** Follows references to what they name; undefined when that is nothing. */
  deref(value: Json | undefined): JsonObject | undefined {
    if (!isObject(value)) return undefined;
    if (typeof value.$ref !== 'string') return value;
    if (!this.#targets.has(value.$ref)) this.#targets.set(value.$ref, deref(this.document, value));
    const target = this.#targets.get(value.$ref);
    if (target !== undefined) this.#used.add(target);
    return target;
  }

  /** A schema behind references that stand alone; references with siblings are kept. */
  plain(schema: Schema | undefined): Schema {
    let current: Schema = schema ?? true;
    for (let hop = 0; hop < 50 && isObject(current); hop += 1) {
      if (typeof current.$ref !== 'string' || Object.keys(current).length > 1) return current;
      const target = this.deref(current);
      if (target === undefined || target === current) return true;
      current = target;
    }
    return current;
  }

  /** The schema that asks for all of these; the same object for the same parts. */
  allOf(parts: readonly Schema[]): Schema {
    const plain = [...new Set(parts.map((part) => this.plain(part)))].filter((part) => part !== true);
    if (plain.length === 0) return true;
    const [first] = plain;
    if (plain.length === 1 && first !== undefined) return first;
    if (plain.includes(false)) return false;
    const key = plain.map((part) => this.idOf(part)).join(' ');
    let joined = this.#joined.get(key);
    if (joined === undefined) {
      joined = { allOf: [...plain] };
      this.#joined.set(key, joined);
      const at = isObject(first) ? this.pointerOf(first) : undefined;
      if (at !== undefined) this.#pointers.set(joined, at);
    }
    return joined;
  }

  /** A number that stands for a schema object. */
  idOf(schema: Schema): number {
    if (typeof schema === 'boolean') return schema ? -1 : -2;
    let id = this.#ids.get(schema);
    if (id === undefined) {
      this.#lastId += 1;
      id = this.#lastId;
      this.#ids.set(schema, id);
    }
    return id;
  }

  /** Where an object of the document stands. */
  pointerOf(value: object): string | undefined {
    return this.#pointers.get(value);
  }

  /** True once something referred to it. */
  isUsed(value: object): boolean {
    return this.#used.has(value);
  }

  position(pointer: string | undefined): SourcePosition | undefined {
    return pointer === undefined ? undefined : locate(this.description, pointer);
  }
}
