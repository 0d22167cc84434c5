import type { RequestValues } from './types.ts';

/** What is wrong with a request: exactly one thing, known by keyword and place. */
export interface Defect {
  readonly place: 'query' | 'path' | 'header' | 'cookie' | 'body';
  /**
   * Name of the parameter ('filter/status' for a member of it), for the body a JSON pointer with '-' for each element
   * of an array (its index where each has a schema of its own); '' is the whole body.
   */
  readonly pointer: string;
  /**
   * JSON Schema keyword that refuses it; 'required' also for what is missing as a whole, 'syntax' for what is no document
   * of its media type, 'content-type' for a media type that is not described, 'discriminator' for an unknown value of it.
   */
  readonly keyword: string;
  /** In words: 'credit_limit is 1000000001, above its maximum 1000000000'. */
  readonly label: string;
  /** Rests on a format, which many servers take for a remark. */
  readonly soft: boolean;
}

/** A request with one defect, derived from a valid one. */
export interface ViolationCase extends Defect {
  /** Stable for a description: '<operation id>!<n>'. */
  readonly id: string;
  /** `Operation.id`. */
  readonly operation: string;
  readonly values: RequestValues;
}

export interface ViolationOptions {
  readonly depth: 'quick' | 'default' | 'deep';
  /** Parameters that carry credentials or are given by the configuration, as 'in name', lower case: never touched. */
  readonly avoid?: ReadonlySet<string>;
  /** Keywords nobody asks for, because something else judges them. */
  readonly without?: ReadonlySet<string>;
  /** Leave out what is optional: for operations known to accept requests with the required values only. Default false. */
  readonly minimal?: boolean;
}

/** A defect that is not proved yet; `make` gives the request, undefined when it would not be what is said. */
export interface DefectDraft extends Pick<Defect, 'place' | 'pointer' | 'keyword'> {
  make(): { readonly values: RequestValues; readonly label: string } | undefined;
}
