import type { Direction, ValidationProblem } from '../operations/types.ts';
import type { JsonObject, Schema } from '../spec/types.ts';

/** How a request came to be. */
export type CaseOrigin =
  | 'example'
  | 'default'
  | 'minimal'
  | 'maximal'
  | 'boundary'
  | 'random'
  | 'learned'
  | 'configured';

/** Values before serialisation: what a person would call the request's arguments. */
export interface RequestValues {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
  readonly cookie: Readonly<Record<string, unknown>>;
  readonly body?: { readonly mediaType: string; readonly value: unknown };
}

export interface GeneratedCase {
  /** Stable within a run: '<operation id>#<n>'. */
  readonly id: string;
  /** `Operation.id`. */
  readonly operation: string;
  readonly origin: CaseOrigin;
  /** What is special about it, in words: 'page_size at its maximum 100'. */
  readonly label: string;
  readonly values: RequestValues;
}

/** Ready to be sent: everything serialised, nothing added yet by the client (auth, tracing). */
export interface WireRequest {
  readonly method: string;
  /** Absolute URL. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** Judges a value against a schema of the description; an empty list means it conforms. Compiles and caches itself. */
export type CheckValue = (schema: Schema, value: unknown) => readonly ValidationProblem[];

/** Which declared properties an object gets: only required ones, all of them, or a random choice. */
export type PropertyChoice = 'required' | 'all' | 'some';

export interface ArbitraryOptions {
  /** Default 'request': readOnly properties are left out; 'response' leaves out writeOnly ones. */
  readonly direction?: Direction;
  /** Needed for `not`, `if`, `oneOf` overlaps and `unevaluated*`: without it those are best effort. */
  readonly validate?: CheckValue;
  /** A fresh token of [a-z0-9] for every call; embedded into fields that look like unique keys or names. */
  readonly nonce?: () => string;
  /** Default 'some'. */
  readonly properties?: PropertyChoice;
  /** Levels of nesting below which only required things are made. Default 4. */
  readonly depth?: number;
  /** Longest text where the schema does not ask for more. Default 40. */
  readonly maxLength?: number;
  /** Name of the field the schema describes, for realistic values. */
  readonly name?: string;
  /** Keep required properties although they are readOnly (for validators that insist). Default false. */
  readonly keepRequired?: boolean;
}

export type SupplyPlace = 'path' | 'query' | 'header' | 'cookie' | 'body';

/** A value that could not be made, in words. */
export interface GenerationProblem {
  /** `Operation.id`. */
  readonly operation: string;
  /** 'path parameter id', 'body', 'example 1' … */
  readonly at: string;
  readonly reason: string;
}

export interface GenerateContext {
  readonly document: JsonObject;
  readonly validate: CheckValue;
  /**
   * Asked before anything is generated. For 'body', `name` is the JSON pointer with '-' for each element of an
   * array ('/lines/-/product_id').
   */
  readonly supply?: (place: SupplyPlace, name: string, schema: Schema) => { readonly value: unknown } | undefined;
  /** Fixed values by name or 'operationId.name' (or '<Operation.id>.name'). */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Filled by the generator. */
  readonly problems: GenerationProblem[];
}

export interface GenerateOptions {
  readonly seed: number;
  readonly depth: 'quick' | 'default' | 'deep';
  readonly nonce?: () => string;
}

/** What could be read back from the wire. */
export type Parsed = { readonly value: unknown } | { readonly cannotTell: string };

export interface ParsedRequest {
  readonly path: Readonly<Record<string, Parsed>>;
  readonly query: Readonly<Record<string, Parsed>>;
  readonly header: Readonly<Record<string, Parsed>>;
  readonly cookie: Readonly<Record<string, Parsed>>;
  readonly body?: { readonly mediaType: string; readonly parsed: Parsed };
}
