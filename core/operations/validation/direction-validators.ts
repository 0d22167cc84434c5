import type { AnySchema, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { DataValidationCxt, SchemaValidateFunction } from 'ajv/dist/types/index.js';
import { isObject } from '../../spec/json.ts';
import { pointerOfFragment, valueAt } from '../../spec/pointer.ts';
import type { Description, Json, Schema } from '../../spec/types.ts';
import type { Direction, Validate, ValidationProblem } from '../types.ts';
import { addMultipleOf } from './add-multiple-of.ts';
import { addUnevaluated } from './add-unevaluated.ts';
import { addOpenApiFormats } from './formats.ts';
import { FORBIDDEN_KEYWORD, REFERENCE_KEYWORD } from './keywords.ts';
import { compilePattern } from './patterns.ts';
import { prepareSchema } from './prepare-schema.ts';
import { type LocatedError, toProblem } from './to-problem.ts';
import type { Judge } from './unevaluated.ts';
import type { ValidatorProblem } from './validator-problem.ts';

const MAX_PROBLEMS = 50;
const NONE: readonly ValidationProblem[] = Object.freeze([]);

/** The validators of one direction: an Ajv of its own, made at first use, and the components compiled so far. */
export class DirectionValidators {
  readonly #document: Description['document'];
  readonly #direction: Direction;
  readonly #assertFormats: boolean;
  readonly #record: (problem: ValidatorProblem) => void;
  readonly #validates = new WeakMap<object, Validate>();
  readonly #components = new Map<string, { readonly prepared: Json; readonly check: ValidateFunction }>();
  /** '<reference>@<instance path>' being checked now: a reference that leads back to itself for the same value. */
  readonly #active = new Set<string>();
  readonly #judge: Judge = {
    isValid: (schema, value, instancePath) => this.#isValid(schema, value, instancePath),
    component: (ref) => this.#component(ref).prepared,
  };
  #ajv: Ajv2020 | undefined;
  #current = '';

  constructor(
    document: Description['document'],
    direction: Direction,
    record: (problem: ValidatorProblem) => void,
    assertFormats = true,
  ) {
    this.#assertFormats = assertFormats;
    this.#document = document;
    this.#direction = direction;
    this.#record = record;
  }

  validate(schema: Schema): Validate {
    if (schema === true) return () => NONE;
    const key = schema === false ? this : schema;
    const known = this.#validates.get(key);
    if (known !== undefined) return known;
    let compiled: ValidateFunction | undefined;
    const validate: Validate = (value) => {
      compiled ??= this.#compile(schema, '').check;
      if (compiled(value)) return NONE;
      return (compiled.errors ?? []).slice(0, MAX_PROBLEMS).map(toProblem);
    };
    this.#validates.set(key, validate);
    return validate;
  }

  #compile(schema: Schema, name: string): { readonly prepared: Json; readonly check: ValidateFunction } {
    const outer = this.#current;
    this.#current = name;
    try {
      const prepared = prepareSchema(this.#document, schema, this.#direction, (message) => {
        this.#record({ schema: name, message });
      });
      return { prepared, check: this.#engine().compile(prepared as AnySchema) };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#record({ schema: name, message: `cannot be compiled, nothing is checked: ${message}` });
      return { prepared: true, check: this.#engine().compile(true) };
    } finally {
      this.#current = outer;
    }
  }

  #component(ref: string): { readonly prepared: Json; readonly check: ValidateFunction } {
    const known = this.#components.get(ref);
    if (known !== undefined) return known;
    const target = valueAt(this.#document, pointerOfFragment(ref.slice(1)));
    const compiled = this.#compile(isObject(target) || typeof target === 'boolean' ? target : true, ref);
    this.#components.set(ref, compiled);
    return compiled;
  }

  #checkReference(ref: string, data: unknown, context: DataValidationCxt): true | LocatedError[] {
    const key = `${ref}@${context.instancePath}`;
    if (this.#active.has(key)) return true;
    this.#active.add(key);
    try {
      const component = this.#component(ref).check;
      if (component(data, context)) return true;
      return (component.errors ?? []).map((error: LocatedError) => ({
        ...error,
        origin: error.origin ?? ref + error.schemaPath.slice(1),
      }));
    } finally {
      this.#active.delete(key);
    }
  }

  #isValid(schema: Json, value: unknown, instancePath: string): boolean {
    if (typeof schema === 'boolean') return schema;
    // Ajv keeps what it compiled by the schema's identity.
    const check = this.#engine().compile(schema as AnySchema);
    return check(value, contextAt(instancePath)) === true;
  }

  #engine(): Ajv2020 {
    if (this.#ajv !== undefined) return this.#ajv;
    const ajv = new Ajv2020({
      strict: false,
      allErrors: true,
      validateFormats: this.#assertFormats,
      validateSchema: false,
      addUsedSchema: false,
      meta: false,
      logger: false,
      ownProperties: true,
      verbose: false,
      code: { regExp: Object.assign((source: string) => this.#expression(source), { code: 'undefined' }) },
    });
    addOpenApiFormats(ajv);
    ajv.addKeyword({
      keyword: REFERENCE_KEYWORD,
      schemaType: 'string',
      errors: 'full',
      compile: (ref: string) => {
        const check: SchemaValidateFunction = (data: unknown, context?: DataValidationCxt) => {
          const found = context === undefined ? true : this.#checkReference(ref, data, context);
          if (found === true) return true;
          check.errors = found;
          return false;
        };
        return check;
      },
    });
    ajv.addKeyword({
      keyword: FORBIDDEN_KEYWORD,
      schemaType: 'string',
      error: { message: 'must not be sent in a response (writeOnly)' },
      validate: () => false,
    });
    addMultipleOf(ajv);
    addUnevaluated(ajv, this.#judge);
    this.#ajv = ajv;
    return ajv;
  }

  #expression(source: string): { test(value: string): boolean } {
    const { expression, problem } = compilePattern(source);
    if (problem !== undefined) this.#record({ schema: this.#current, message: problem });
    return expression ?? { test: () => true };
  }
}

const contextAt = (instancePath: string): DataValidationCxt => ({
  instancePath,
  parentData: {},
  parentDataProperty: '',
  rootData: {},
  dynamicAnchors: {},
});
