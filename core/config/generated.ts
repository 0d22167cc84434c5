/**
 * What `assay types` knows of a description. The file it writes adds the members `operations`, `modules` and `values`
 * (declaration merging); without it every name is a string and every value is unknown.
 */
export interface Generated {
  /** Form of the generated members. */
  readonly form?: 1;
}

/** 'METHOD /path' or operationId of the description; any string where nothing was generated. */
export type OperationName = Generated extends { readonly operations: infer Names } ? Extract<Names, string> : string;

type ModuleName = Generated extends { readonly modules: infer Names } ? Extract<Names, string> : string;

/** An operation, a module, or a pattern with `*`. */
export type OperationPattern = OperationName | ModuleName | `${string}*${string}`;

/** Something for each operation that is named. */
export type ByOperation<Value> = Generated extends { readonly operations: unknown }
  ? { readonly [Name in OperationPattern]?: Value }
  : Readonly<Record<string, Value>>;

/** Fixed values by name or 'operationId.name', of the type the description gives them. */
export type FixedValues = Generated extends { readonly values: infer Values }
  ? Partial<Values>
  : Readonly<Record<string, unknown>>;
