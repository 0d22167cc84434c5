import type { WireRequest } from '../generate/types.ts';

/** Why a request was sent; counted apart in the record. */
export type Purpose = 'probe' | 'setup' | 'case' | 'walk' | 'race' | 'read-back' | 'cleanup';

export interface OutgoingRequest extends WireRequest {
  /** `Operation.id`, absent for probes outside the description. */
  readonly operation?: string;
  readonly purpose: Purpose;
  /** Which set of credentials; 'default' when absent, 'anonymous' sends none. */
  readonly identity?: string;
  readonly caseId?: string;
  /** Milliseconds; the client's default when absent. */
  readonly timeoutMs?: number;
  /** A 401 is what is asked about: credentials are not renewed and nothing is sent again. */
  readonly keepCredentials?: true;
}

export interface IncomingResponse {
  readonly status: number;
  /** Lower-case names. Repeated fields are joined with ', ' except set-cookie, which stays in `rawHeaders`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly rawHeaders: readonly (readonly [string, string])[];
  /** After content decoding, at most the body limit. */
  readonly body: Uint8Array;
  /** True when the body was cut at the limit. */
  readonly truncated: boolean;
  readonly bodyBytes: number;
}

export type FailureKind =
  /** Nothing was written: DNS, connect, TLS. The request certainly had no effect. */
  | 'not-sent'
  /** Written, then nothing or too late: it may have happened. */
  | 'timeout'
  | 'reset'
  | 'aborted'
  | 'malformed';

export interface ExchangeFailure {
  readonly kind: FailureKind;
  readonly message: string;
}

/**
 * One request and what came of it. Exactly one of `response` and `failure` is set, except for a body that was cut or
 * could not be decoded, which has both. Times are monotonic milliseconds (fractions kept) of one clock, see `clock.ts`.
 */
export interface Exchange {
  /** 'x1', 'x2' … unique within a worker; `<worker>-x1` in the record. */
  readonly id: string;
  readonly request: OutgoingRequest;
  readonly response?: IncomingResponse;
  readonly failure?: ExchangeFailure;
  readonly identity: string;
  /** Before the first byte can leave. */
  readonly calledAt: number;
  /** When withheld bytes were released, for gated requests. */
  readonly gatedAt?: number;
  readonly firstByteAt?: number;
  /** After the last response byte; Infinity when none came. */
  readonly returnedAt: number;
  /** ISO time of the call, for people. */
  readonly at: string;
  /** Exchange that was refused with 401 before the credentials were renewed and this one was sent. */
  readonly resentAfter?: string;
}

/** What is kept of an exchange in the record: redacted, bodies as text cut at 8 KiB. */
export interface RecordedExchange {
  readonly id: string;
  readonly operation?: string;
  readonly purpose: Purpose;
  readonly identity: string;
  readonly at: string;
  readonly durationMs: number | null;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: RecordedBody;
  };
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: RecordedBody;
  };
  readonly failure?: ExchangeFailure;
  /** Sent a second time with renewed credentials, after this exchange was refused with 401. */
  readonly resentAfter?: string;
}

export interface RecordedBody {
  readonly text: string;
  /** Bytes of the whole body. */
  readonly bytes: number;
  readonly truncated: boolean;
  readonly binary: boolean;
}

/** One thing we created on the target. Written before it is used. */
export interface LedgerEntry {
  readonly id: string;
  /** `Operation.id` that created it. */
  readonly createdBy: string;
  /** How to remove it; absent when the API offers no way. */
  readonly remove?: {
    readonly operation: string;
    readonly method: string;
    readonly url: string;
    readonly headers?: Readonly<Record<string, string>>;
  };
  /** Where it can be read; without `remove`, a 404 there after clean-up shows that it went with something else. */
  readonly readUrl?: string;
  readonly identity: string;
  readonly label: string;
  readonly at: string;
}

export interface CleanupResult {
  readonly created: number;
  readonly deleted: number;
  readonly left: readonly { readonly label: string; readonly createdBy: string; readonly reason: string }[];
}
