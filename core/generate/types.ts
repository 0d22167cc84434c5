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
