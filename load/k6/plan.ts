/** One request of the plan. No credentials: those come by environment variable. */
export interface PlannedRequest {
  readonly op: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly expected: readonly { readonly min: number; readonly max: number }[];
}

/** What the scenario reads from the plan file (JSON, path in `ASSAY_PLAN`). */
export interface Plan {
  /** One entry of `options.scenarios`. */
  readonly scenario: Readonly<Record<string, unknown>>;
  readonly requests: readonly PlannedRequest[];
  /** Order of sending: indices into `requests`. Each user begins elsewhere. */
  readonly schedule: readonly number[];
  readonly seed: number;
  readonly pauseMs: number;
  readonly timeoutMs: number;
  /** Milliseconds since the scenario's start. */
  readonly judged: { readonly fromMs: number; readonly toMs: number };
}

/** Headers that must not stand in a file; JSON in `ASSAY_SECRET_HEADERS`. */
export interface SecretHeaders {
  readonly all: Readonly<Record<string, string>>;
  /** By index into `Plan.requests`. */
  readonly byRequest: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
