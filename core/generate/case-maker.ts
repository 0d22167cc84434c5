import type fc from 'fast-check';
import type { Operation, Parameter, ParameterPlace } from '../operations/types.ts';
import { randomFor } from '../random/seed.ts';
import type { Schema } from '../spec/types.ts';
import { arbitraryFor } from './arbitrary.ts';
import type { CaseWorkshop } from './case-workshop.ts';
import { uuid } from './format-arbitraries.ts';
import { isConditional, isIdempotency, isIgnored, needsKnowledge } from './parameter-roles.ts';
import { drawFrom, sample } from './sample.ts';
import type { GenerateContext, GenerateOptions, PropertyChoice, SupplyPlace } from './types.ts';
import { Unsatisfiable } from './unsatisfiable.ts';
import { isAmbiguous, splitsPath, wireProblem, withoutSplitters } from './wire-safety.ts';

const TRIES = 12;

/** Makes single values of one operation's request: configured, supplied or generated, always validated. */
export class CaseMaker {
  readonly operation: Operation;
  readonly context: GenerateContext;
  readonly workshop: CaseWorkshop;
  /** Whether time may be spent on what breaks seldom. */
  readonly thorough: boolean;
  readonly #seed: number;
  #draw: fc.Random;

  constructor(operation: Operation, context: GenerateContext, options: GenerateOptions, workshop: CaseWorkshop) {
    this.operation = operation;
    this.context = context;
    this.workshop = workshop;
    this.thorough = options.depth === 'deep';
    this.#seed = options.seed;
    this.#draw = drawFrom(randomFor(options.seed, operation.id));
  }

  /** Starts an independent stream of random choices, so that one case does not shift another. */
  begin(label: string): void {
    this.#draw = drawFrom(randomFor(this.#seed, `${this.operation.id} ${label}`));
  }

  get draw(): fc.Random {
    return this.#draw;
  }

  problem(at: string, reason: string): void {
    const { problems } = this.context;
    const operation = this.operation.id;
    // One for each place: reasons may hold values that are others every time.
    if (problems.some((one) => one.operation === operation && one.at === at)) return;
    problems.push({ operation, at, reason });
  }

  /** The parameters that are sent as such, in declared order; undeclared names of the path template are added. */
  parameters(): Parameter[] {
    const declared = this.operation.parameters.filter((one) => !isIgnored(one));
    for (const match of this.operation.path.matchAll(/\{([^{}]+)\}/g)) {
      const name = match[1] ?? '';
      if (declared.some((one) => one.in === 'path' && one.name === name)) continue;
      declared.push(undeclared(name));
    }
    return declared;
  }

  /** A value fixed by the configuration, by 'operationId.name', '<operation id>.name' or name. */
  configured(name: string): { readonly value: unknown } | undefined {
    const values = this.context.values;
    if (!values) return undefined;
    const { operationId, id } = this.operation;
    for (const key of [`${operationId ?? id}.${name}`, `${id}.${name}`, name]) {
      if (Object.hasOwn(values, key)) return { value: values[key] };
    }
    return undefined;
  }

  /** What the configuration or the caller gives for a place. Values that do not conform are reported and not used. */
  given(place: SupplyPlace, at: string, name: string, schema: Schema): { readonly value: unknown } | undefined {
    const fixed = place === 'body' && at.lastIndexOf('/') > 0 ? undefined : this.configured(name);
    const offered = fixed ?? this.context.supply?.(place, at, schema);
    if (!offered) return undefined;
    const reason = this.refusal(place, schema, offered.value);
    if (reason === undefined) return offered;
    const who = fixed ? 'configured' : 'supplied';
    this.problem(`${place} ${at}`, `the ${who} value ${shorten(offered.value)} was not used: ${reason}`);
    return undefined;
  }

  /** Why a value cannot be sent in a place, in words. */
  refusal(place: SupplyPlace, schema: Schema, value: unknown): string | undefined {
    const problems = this.context.validate(schema, value);
    const first = problems[0];
    if (first) return `${first.path === '' ? '' : `${first.path}: `}${first.message}`;
    return place === 'body' ? undefined : wireProblem(place as ParameterPlace, value);
  }

  /** Why a value cannot be sent as this parameter, its style taken into account. */
  refusalOf(parameter: Parameter, value: unknown): string | undefined {
    if (isAmbiguous(parameter, value)) return `an element contains the delimiter of the style ${parameter.style}`;
    return this.refusal(parameter.in, parameter.schema, value);
  }

  /** Value of one parameter; undefined when it stays out (or cannot be made: then a problem is reported). */
  parameter(parameter: Parameter, choice: PropertyChoice): { readonly value: unknown } | undefined {
    const { name, schema, required } = parameter;
    if (!required && choice === 'required') return undefined;
    if (!required && choice === 'some' && this.#draw.nextInt(0, 1) === 0) return undefined;
    const given = this.given(parameter.in, name, name, schema);
    if (given) return given;
    const special = isConditional(parameter);
    if (special && !required) return undefined;
    if (needsKnowledge(name, schema, this.context.document)) {
      const written = parameter.examples.find((one) => this.refusalOf(parameter, one) === undefined);
      if (written !== undefined) return { value: written };
      if (!required) return undefined;
    }
    if (special) {
      const value = isIdempotency(name) ? sample(uuid, this.#draw) : /match$/i.test(name) ? '*' : undefined;
      if (value !== undefined && this.refusal('header', schema, value) === undefined) return { value };
    }
    return this.generated(parameter, choice);
  }

  generated(parameter: Parameter, choice: PropertyChoice): { readonly value: unknown } | undefined {
    const { name, schema } = parameter;
    let reason = 'no value was found';
    let second: { readonly value: unknown } | undefined;
    const inner = choice === 'some' && parameter.in !== 'query' ? 'all' : choice;
    const arbitrary = arbitraryFor(schema, this.context.document, this.workshop.options(inner, name, false));
    for (let attempt = 0; attempt < TRIES; attempt++) {
      try {
        const value = withoutSplitters(parameter, sample(arbitrary, this.#draw));
        const refused = this.refusalOf(parameter, value);
        if (refused !== undefined) reason = refused;
        else if (parameter.in === 'path' && splitsPath(value)) second = { value };
        else return { value };
      } catch (error) {
        reason = reasonOf(error);
        break;
      }
    }
    const silent = !parameter.required && reason.startsWith('an empty list');
    if (!second && !silent) this.problem(`${parameter.in} parameter ${name}`, reason);
    return second;
  }
}

/** The reason in words. What is not `Unsatisfiable` came from a keyword we or the validator could not read. */
export function reasonOf(error: unknown): string {
  if (error instanceof Unsatisfiable) return error.message;
  return `the schema cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}

export function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

const undeclared = (name: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description: '',
  schema: { type: 'string' },
  style: 'simple',
  explode: false,
  allowReserved: false,
  allowEmptyValue: false,
  examples: [],
  deprecated: false,
});
