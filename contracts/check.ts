import type { StatusExpectation } from '../core/config/access-types.ts';
import type { Exchange, IncomingResponse } from '../core/exchange/types.ts';
import type { CaseOrigin } from '../core/generate/types.ts';
import type { Defect } from '../core/generate/violation-case.ts';
import type { MediaTypeObject, Operation, ResponseObject, Validate } from '../core/operations/types.ts';
import type { Violation } from '../core/oracle/types.ts';
import type { Oracle } from '../core/plan/types.ts';
import type { Json, Schema } from '../core/spec/types.ts';

/** One answer with everything the description says about it. */
export interface Answer {
  readonly operation: Operation;
  readonly exchange: Exchange;
  readonly response: IncomingResponse;
  /** What the description says about this status, exact before range before default. */
  readonly documented?: ResponseObject;
  /** The documented content that matches the answer's content type. */
  readonly content?: MediaTypeObject;
  /** The parsed body; absent when the answer is not JSON or cannot be parsed. */
  readonly json?: { readonly value: Json };
  /** Why the body of a JSON answer cannot be parsed. */
  readonly jsonProblem?: string;
  /** The answer's media type in lower case without parameters; '' when there is none. */
  readonly mediaType: string;
  readonly validator: (schema: Schema) => Validate;
  /** What was wrong with the request, when it was made invalid on purpose and proved to be. */
  readonly violation?: Defect;
  /** The credentials it was sent with instead of good ones. */
  readonly credentials?: 'missing' | 'false';
  /** What a probe sent on purpose, in words: the description says nothing about such a request. */
  readonly probe?: string;
  /** The statuses that the configuration expects of this operation, where it says any. */
  readonly expected?: StatusExpectation;
  /** What is known of a valid request once all of the operation's valid requests were answered. */
  readonly valid?: ValidRequest;
}

export interface ValidRequest {
  readonly origin: CaseOrigin;
  readonly label: string;
  /** Was another valid request of the operation accepted? */
  readonly othersAccepted: boolean;
  /** The one place in which it differs from an accepted request, when it is one: '/name', 'query page_size'. */
  readonly difference?: { readonly at: string; readonly name: string; readonly value: unknown };
}

/** Violations of one answer; the runner adds the exchange. */
export type Broken = Omit<Violation, 'exchanges' | 'witness'> & { readonly witness?: readonly string[] };

export type CheckResult =
  | { readonly outcome: 'pass' }
  | { readonly outcome: 'fail'; readonly broken: readonly Broken[] }
  /** This answer says nothing about the matter. */
  | { readonly outcome: 'silent'; readonly reason: string };

/** An oracle on one exchange: pure, synchronous, no clock, no network. */
export interface Check extends Oracle {
  readonly part: 'contracts';
  readonly kind: 'check';
  /** Only answers to such requests are shown to it; every answer when absent. */
  readonly judges?: 'violation' | 'credentials' | 'valid';
  /** Answers to requests that probes sent on purpose are shown to it too: what it asserts holds for any request. */
  readonly judgesProbes?: true;
  verify(answer: Answer): CheckResult;
}

export const pass: CheckResult = { outcome: 'pass' };
export const silent = (reason: string): CheckResult => ({ outcome: 'silent', reason });
export const fail = (...broken: Broken[]): CheckResult => ({ outcome: 'fail', broken });
