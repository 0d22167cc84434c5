import { generateCases } from '../generate/generate-cases.ts';
import type { CaseOrigin, CheckValue, GeneratedCase, GenerationProblem, SupplyPlace } from '../generate/types.ts';
import type { Operation, Validate } from '../operations/types.ts';
import type { Random } from '../random/seed.ts';
import type { Consumption } from '../resources/types.ts';
import type { Schema } from '../spec/types.ts';
import { at } from './json-body.ts';
import type { PoolItem } from './pool.ts';
import type { Bound } from './reach.ts';
import type { SessionFacts } from './session.ts';

export type References = ReadonlyMap<Consumption, PoolItem>;

/** The answer's example first: it is what its authors call a typical item. */
const CREATION_ORDER: readonly CaseOrigin[] = [
  'configured',
  'example',
  'maximal',
  'minimal',
  'default',
  'random',
  'boundary',
];

/** Makes valid requests for operations, with ids of existing things where the operation refers to them. */
export class CaseMaker {
  readonly #facts: SessionFacts;
  readonly #random: Random;
  /** One function for the whole run: the generator's caches hang on its identity. */
  readonly #check: CheckValue;
  readonly problems: GenerationProblem[] = [];
  #creations = 0;

  constructor(facts: SessionFacts, random: Random, validate: (schema: Schema) => Validate) {
    this.#facts = facts;
    this.#random = random;
    this.#check = (schema, value) => validate(schema)(value);
  }

  /** A fresh token that is part of every name we make, so that our data can be recognised. */
  nonce = (): string => `${this.#facts.runToken}${this.#random.token(6)}`;

  forOperation(
    operation: Operation,
    bound: Bound,
    references: References,
    depth = this.#facts.config.depth,
    seed = this.#facts.config.seed,
  ): GeneratedCase[] {
    const cases = generateCases(
      operation,
      {
        document: this.#facts.description.document,
        validate: this.#check,
        supply: (place, name, schema) => {
          const given = this.#supply(operation, bound, references, place, name);
          return given && { value: fitting(given.value, (value) => this.#check(schema, value).length === 0) };
        },
        values: this.#facts.config.values,
        problems: this.problems,
      },
      { seed, depth, nonce: this.nonce },
    );
    // What exists is addressed by its own id, also where that does not fit the parameter's schema.
    return cases.map((one) => ({ ...one, values: { ...one.values, path: { ...one.values.path, ...bound.path } } }));
  }

  forCreation(operation: Operation, bound: Bound, references: References): GeneratedCase[] {
    const rank = (one: GeneratedCase): number => CREATION_ORDER.indexOf(one.origin);
    // Another seed each time: what is not a name differs too.
    const seed = this.#facts.config.seed + ++this.#creations;
    return this.forOperation(operation, bound, references, 'quick', seed).sort(
      (left, right) => rank(left) - rank(right),
    );
  }

  /** Least first: what a caller sends who wants nothing special. */
  minimal(operation: Operation, bound: Bound, references: References = new Map()): GeneratedCase[] {
    const rank = (one: GeneratedCase): number =>
      ['configured', 'minimal', 'default', 'example'].indexOf(one.origin) % 9;
    return this.forOperation(operation, bound, references, 'quick').sort(
      (left, right) => orderOf(rank(left)) - orderOf(rank(right)),
    );
  }

  /**
   * PUT makes what it names: the name must be nobody's yet. What nobody creates or lists (sections, keys) often exists
   * under every name, if it is a plain one.
   */
  #isFreeName(operation: Operation, name: string): boolean {
    const { resources } = this.#facts.model;
    const owner = resources.find((one) => one.idParameter === name && [one.create, one.read].includes(operation.id));
    if (owner?.create === operation.id) return operation.method === 'PUT';
    return owner !== undefined && owner.create === undefined && owner.list === undefined;
  }

  #supply(
    operation: Operation,
    bound: Bound,
    references: References,
    place: SupplyPlace,
    name: string,
  ): { readonly value: unknown } | undefined {
    if (place === 'path') {
      if (name in bound.path) return { value: bound.path[name] };
      if (!this.#isFreeName(operation, name)) return undefined;
      const schema = operation.parameters.find((one) => one.in === 'path' && one.name === name)?.schema ?? true;
      const value = this.nonce();
      return this.#check(schema, value).length === 0 ? { value } : undefined;
    }
    for (const [consumption, item] of references) {
      if (consumption.in !== place || consumption.at !== name || consumption.operation !== operation.id) continue;
      const producer = consumption.producers.find((one) => one.source.in === 'body' && !one.source.at.includes('/-'));
      const direct = producer && item.body ? at(item.body, `/${producer.source.at.split('/').at(-1)}`) : undefined;
      return { value: direct ?? item.id };
    }
    return undefined;
  }
}

/** Ids taken from paths are text, and some answers write numbers as text: the spelling the schema wants, if there is one. */
function fitting(value: unknown, fits: (value: unknown) => boolean): unknown {
  if (fits(value)) return value;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  const spellings = typeof value === 'number' ? [String(value)] : Number.isFinite(number) ? [number] : [];
  return spellings.find(fits) ?? value;
}

function orderOf(rank: number): number {
  return rank < 0 ? 99 : rank;
}
