import type { Description, Schema } from '../../spec/types.ts';
import type { Direction, Validate } from '../types.ts';
import { DirectionValidators } from './direction-validators.ts';
import type { ValidatorProblem } from './validator-problem.ts';

export type { ValidatorProblem } from './validator-problem.ts';

export interface Validators {
  /** The compiled check of a schema of this description. Compiled at first use, once per schema and direction. */
  schema(schema: Schema, direction: Direction): Validate;
  /** Grows as schemas are compiled. */
  readonly problems: readonly ValidatorProblem[];
}

export interface ValidatorOptions {
  /** Default true, as OpenAPI descriptions are written; false: a format only annotates (JSON Schema's default). */
  readonly assertFormats?: boolean;
}

/**
 * Validators for the schemas of one description (Ajv, JSON Schema 2020-12, formats asserted). A component is compiled
 * when a value first reaches it, so one operation never costs the whole document. In responses a `writeOnly` property
 * is a problem and may be missing though required; in requests a required `readOnly` property may be missing. What
 * cannot be compiled refuses nothing and is recorded in `problems`. Values are never changed; at most 50 problems are
 * reported for a value.
 */
export function createValidators(
  description: Pick<Description, 'document'>,
  options: ValidatorOptions = {},
): Validators {
  return new LazyValidators(description, options.assertFormats ?? true);
}

class LazyValidators implements Validators {
  readonly #document: Description['document'];
  readonly #assertFormats: boolean;
  readonly #problems: ValidatorProblem[] = [];
  readonly #byDirection: Readonly<Record<Direction, DirectionValidators>>;

  constructor(description: Pick<Description, 'document'>, assertFormats: boolean) {
    this.#document = description.document;
    this.#assertFormats = assertFormats;
    this.#byDirection = { request: this.#make('request'), response: this.#make('response') };
  }

  get problems(): readonly ValidatorProblem[] {
    return this.#problems;
  }

  schema(schema: Schema, direction: Direction): Validate {
    return this.#byDirection[direction].validate(schema);
  }

  #make(direction: Direction): DirectionValidators {
    const record = (problem: ValidatorProblem): void => {
      const same = (one: ValidatorProblem): boolean => one.schema === problem.schema && one.message === problem.message;
      if (!this.#problems.some(same)) this.#problems.push(problem);
    };
    return new DirectionValidators(this.#document, direction, record, this.#assertFormats);
  }
}
