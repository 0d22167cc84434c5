/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** A JSON Schema 2020-12 schema in OpenAPI 3.1 dress, whatever dialect the description was written in. */
export type Schema = boolean | JsonObject;

export type SpecDialect = '2.0' | '3.0' | '3.1' | '3.2';

/** Line and column are 1-based. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something odd in the description that does not stop the reading. */
export interface SpecProblem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** JSON pointer into `Description.document`, '' for the whole. */
  readonly pointer: string;
  readonly position?: SourcePosition;
}

/**
 * One description, whatever version it was written in: bundled (every `$ref` is internal, `#/…`; cycles stay as
 * `$ref`), translated to the OpenAPI 3.1 shape with JSON Schema 2020-12 schemas.
 */
export interface Description {
  /** The file path or URL it was read from, without credentials. */
  readonly source: string;
  readonly title: string;
  readonly version: string;
  /** The version text as written: '2.0', '3.0.3', … */
  readonly openapi: string;
  readonly dialect: SpecDialect;
  /** Hash over the bytes of the root document. */
  readonly sha256: string;
  /** 3.1 shape. JSON-serialisable; no object cycles. */
  readonly document: JsonObject;
  /**
   * The bundled document before translation, for the second-opinion validator. JSON-serialisable.
   * Same object as `document` for 3.1 and 3.2.
   */
  readonly original: JsonObject;
  /** Absolute or relative server URLs, in order ('' when none is given). */
  readonly servers: readonly string[];
  readonly problems: readonly SpecProblem[];
  /** Pointer in `document` (of operations, parameters, responses, component schemas) -> where it was written. */
  readonly positions: Readonly<Record<string, SourcePosition>>;
}
