import fc from 'fast-check';
import type { Direction } from '../operations/types.ts';
import type { Json, JsonObject, Schema } from '../spec/types.ts';
import { ArrayArbitrary } from './array-arbitrary.ts';
import { planArray } from './array-plan.ts';
import { BoundedFilter } from './bounded-filter.ts';
import type { DepthFinder } from './finish-depth.ts';
import { depthFinder } from './finish-depth.ts';
import { FirstThatWorks } from './first-that-works.ts';
import { LazyArbitrary } from './lazy-arbitrary.ts';
import { namedRange } from './named-values.ts';
import { numberArbitrary } from './number-arbitrary.ts';
import { ObjectArbitrary } from './object-arbitrary.ts';
import { planObject } from './object-plan.ts';
import { alternativesOf } from './schema-choices.ts';
import type { View } from './schema-view.ts';
import { typesOf, viewOf } from './schema-view.ts';
import { fitsShallowly } from './shallow-fit.ts';
import { stringArbitrary } from './string-arbitrary.ts';
import type { ArbitraryOptions, CheckValue, PropertyChoice } from './types.ts';
import { Unsatisfiable } from './unsatisfiable.ts';

const NULL_WEIGHT = 1;
const VALUE_WEIGHT = 6;

/** Turns the schemas of one document into arbitraries, each built once per name and depth. */
export class Builder {
  readonly document: JsonObject;
  readonly direction: Direction;
  readonly properties: PropertyChoice;
  readonly keepRequired: boolean;
  readonly depths: DepthFinder;
  readonly #options: ArbitraryOptions;
  #fallback: Builder | undefined;
  readonly #validate: CheckValue | undefined;
  readonly #nonce: (() => string) | undefined;
  readonly #maxLength: number;
  readonly #built = new WeakMap<JsonObject, Map<string, fc.Arbitrary<unknown>>>();

  constructor(document: JsonObject, options: ArbitraryOptions, depths = depthFinder(document)) {
    this.document = document;
    this.#options = options;
    this.direction = options.direction ?? 'request';
    this.properties = options.properties ?? 'some';
    this.keepRequired = options.keepRequired ?? false;
    this.depths = depths;
    this.#validate = options.validate;
    this.#nonce = options.nonce;
    this.#maxLength = options.maxLength ?? 40;
  }

  #mixed(): Builder {
    this.#fallback ??= new Builder(this.document, { ...this.#options, properties: 'some' }, this.depths);
    return this.#fallback;
  }

  view(schema: Schema): View | false {
    return viewOf(schema, this.document);
  }

  /**
   * The arbitrary of a schema that stands `level` deep and has `depth` levels left.
   * Throws Unsatisfiable when no value can exist.
   */
  build(schema: Schema, name: string, level: number, depth: number): fc.Arbitrary<unknown> {
    if (schema === false) throw new Unsatisfiable('the schema is false: no value is allowed');
    if (schema === true) return this.#ofView({}, name, level, depth);
    const key = `${level}\u0000${depth}\u0000${name}`;
    let arbitraries = this.#built.get(schema);
    if (!arbitraries) {
      arbitraries = new Map();
      this.#built.set(schema, arbitraries);
    }
    let arbitrary = arbitraries.get(key);
    if (!arbitrary) {
      arbitrary = this.#ofSchema(schema, name, level, depth);
      arbitraries.set(key, arbitrary);
    }
    return arbitrary;
  }

  #ofSchema(schema: JsonObject, name: string, level: number, depth: number): fc.Arbitrary<unknown> {
    const view = this.view(schema);
    if (view === false) throw new Unsatisfiable('the parts of the schema contradict each other');
    const needed = this.depths.ofView(view);
    if (needed === Number.POSITIVE_INFINITY) throw new Unsatisfiable('no value of the schema ends: it contains itself');
    const arbitrary = this.#ofView(view, name, level, Math.max(depth, needed));
    const validate = this.#validate;
    if (view.$judge !== true || !validate) return arbitrary;
    const holds = (value: unknown): boolean => validate(schema, value).length === 0;
    const reason =
      'every value tried is refused by not, if, oneOf or another keyword that can only be checked afterwards';
    if (this.properties === 'some') return new BoundedFilter(arbitrary, holds, reason);
    // all properties together (or only the required ones) may be just what the schema forbids
    const mixed = new LazyArbitrary(() => this.#mixed().build(schema, name, level, depth));
    return new FirstThatWorks([new BoundedFilter(arbitrary, holds, reason, 20), mixed]);
  }

  #ofView(view: View, name: string, level: number, depth: number): fc.Arbitrary<unknown> {
    if (Array.isArray(view.enum)) return this.#ofEnum(view, view.enum);
    const alternatives = alternativesOf(view, this.document);
    if (alternatives.length === 1 && alternatives[0] === view) return this.#ofTypes(view, name, level, depth);
    const usable = alternatives.filter((one) => this.depths.ofView(one) <= depth);
    const isNull = (one: View): boolean => one.type === 'null';
    const solid = usable.filter((one) => !isNull(one));
    // complete and minimal requests say something: null only where there is nothing else
    const kept = this.properties === 'some' || solid.length === 0 ? usable : solid;
    if (kept.length === 0) throw new Unsatisfiable('none of the alternatives (oneOf, anyOf, if) can be satisfied');
    return fc.oneof(
      ...kept.map((one) => ({
        weight: isNull(one) ? NULL_WEIGHT : VALUE_WEIGHT,
        arbitrary: new LazyArbitrary(() => this.#ofView(one, name, level, depth)),
      })),
    );
  }

  #ofEnum(view: View, values: readonly Json[]): fc.Arbitrary<unknown> {
    const fitting = values.filter((value) => fitsShallowly(view, value));
    const solid = fitting.filter((value) => value !== null);
    const kept = solid.length > 0 && this.properties !== 'some' ? solid : fitting;
    if (kept.length === 0) throw new Unsatisfiable('no value of the enum conforms to the rest of the schema');
    return fc.constantFrom(...kept);
  }

  #ofTypes(view: View, name: string, level: number, depth: number): fc.Arbitrary<unknown> {
    const types = typesOf(view);
    if (types.length === 0) return this.#ofType('string', view, name, level, depth);
    const solid = types.filter((type) => type !== 'null');
    const kept = this.properties === 'some' || solid.length === 0 ? types : solid;
    const options: { weight: number; arbitrary: fc.Arbitrary<unknown> }[] = [];
    let failure: unknown;
    for (const type of kept) {
      try {
        const weight = type === 'null' ? NULL_WEIGHT : VALUE_WEIGHT;
        options.push({ weight, arbitrary: this.#ofType(type, view, name, level, depth) });
      } catch (error) {
        if (!(error instanceof Unsatisfiable)) throw error;
        failure = error;
      }
    }
    if (options.length === 0) throw failure ?? new Unsatisfiable('the schema allows no type');
    return options.length === 1 && options[0] ? options[0].arbitrary : fc.oneof(...options);
  }

  #ofType(type: string, view: View, name: string, level: number, depth: number): fc.Arbitrary<unknown> {
    switch (type) {
      case 'null':
        return fc.constant(null);
      case 'boolean':
        return fc.boolean();
      case 'integer':
      case 'number':
        return this.#ofNumber(view, type === 'integer', name);
      case 'string':
        return stringArbitrary(view, { name, maxLength: this.#maxLength, nonce: this.#nonce });
      case 'array':
        return new ArrayArbitrary(planArray(view, this, name, level, depth));
      case 'object':
        return new ObjectArbitrary(planObject(view, this, level, depth));
      default:
        throw new Unsatisfiable(`'${type}' is not a type of JSON Schema`);
    }
  }

  #ofNumber(view: View, integer: boolean, name: string): fc.Arbitrary<unknown> {
    const numbers = numberArbitrary(view, integer, namedRange(name));
    const written = [...(Array.isArray(view.examples) ? view.examples : []), view.example, view.default];
    const step = view.multipleOf;
    const fitting = written.filter(
      (value) =>
        typeof value === 'number' &&
        (!integer || Number.isSafeInteger(value)) &&
        fitsShallowly(view, value) &&
        (typeof step !== 'number' || Number.isInteger(value / step)),
    );
    if (fitting.length === 0) return numbers;
    return fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...fitting) }, { weight: 1, arbitrary: numbers });
  }
}
