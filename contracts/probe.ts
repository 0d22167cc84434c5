import type { Exchange, OutgoingRequest } from '../core/exchange/types.ts';
import type { Session, SessionFacts } from '../core/exercise/session.ts';
import type { GeneratedCase, RequestValues } from '../core/generate/types.ts';
import type { Operation } from '../core/operations/types.ts';
import type { Applicability, OracleDeclaration, Verdict } from '../core/oracle/types.ts';
import type { Oracle } from '../core/plan/types.ts';
import type { OwnItem } from './own-item.ts';

/** A valid case that was accepted, and its answer. */
export interface Accepted {
  readonly one: GeneratedCase;
  readonly exchange: Exchange;
}

/** Header names in lower case; null takes one away that would be sent. */
export type HeaderChanges = Readonly<Record<string, string | null>>;

export interface RequestChanges {
  /** Instead of the values of the base case; made fresh like those. */
  readonly values?: RequestValues;
  readonly headers?: HeaderChanges;
  /** Which credentials; 'anonymous' sends none. */
  readonly identity?: string;
}

/** How a probe reaches the target. */
export interface Sender {
  readonly session: Session;
  /**
   * Sends; the checks that look at every answer, and the surveys, look at this one too. `words` say what was sent.
   * `meanwhile` runs before what the request made is deleted again.
   */
  send(request: OutgoingRequest, words: string, meanwhile?: (exchange: Exchange) => Promise<void>): Promise<Exchange>;
}

/** What a probe of one operation works with. */
export interface ProbeContext extends Sender {
  readonly operation: Operation;
  readonly accepted: readonly Accepted[];
  /** The richest accepted case. */
  readonly base: GeneratedCase | undefined;
  readonly item: OwnItem;
  /** The base case as a request, fresh names, to an item of ours; in words why it cannot be had. */
  request(changes?: RequestChanges): Promise<OutgoingRequest | string>;
  /** Evidence that several probes of this operation share. */
  once<T>(key: string, gather: () => Promise<T>): Promise<T>;
}

/** An oracle that sends requests of its own to an operation. Gathering is apart from judging, which is pure. */
export interface Probe<Evidence = unknown> extends Oracle {
  readonly part: 'contracts';
  readonly kind: 'check';
  /** The evidence, or in words why there is none. */
  gather(context: ProbeContext): Promise<Evidence | string>;
  verify(evidence: Evidence): Verdict;
}

/** An oracle on the API as a whole: its health, its metrics, its documentation, what it says to unknown paths. */
export interface WholeApiProbe<Evidence = unknown> extends OracleDeclaration {
  readonly part: 'contracts';
  readonly kind: 'check';
  appliesToApi(facts: SessionFacts): Applicability;
  gather(context: Sender): Promise<Evidence | string>;
  verify(evidence: Evidence): Verdict;
}
