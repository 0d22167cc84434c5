import type { Exchange, OutgoingRequest } from '../core/exchange/types.ts';
import type { Session } from '../core/exercise/session.ts';
import type { Operation } from '../core/operations/types.ts';
import type { Violation } from '../core/oracle/types.ts';
import type { Oracle } from '../core/plan/types.ts';

/** One request of a round, as the judge sees it. */
export interface Contender {
  readonly exchange: string;
  /** ok: took effect; fail: did not, or so the answer says; unknown: may have. */
  readonly outcome: 'ok' | 'fail' | 'unknown';
  readonly status: number;
  /** Identifier of what the answer says was made. */
  readonly made?: string;
}

/** What one round showed: everything a judge may look at. */
export interface Round<Context = unknown, Observed = unknown> {
  readonly contenders: readonly Contender[];
  readonly context: Context;
  readonly observed: Observed;
}

/** What the sequential baseline says: go on, a verdict in words, or already a violation. */
export type Baseline =
  | { readonly go: true }
  | { readonly go: false; readonly outcome: 'not-applicable' | 'not-tested' | 'inconclusive'; readonly reason: string }
  | { readonly go: false; readonly violation: Violation };

export interface Lineup<Context> {
  readonly requests: readonly OutgoingRequest[];
  readonly context: Context;
}

/**
 * An oracle on requests that overlap. A round works on a resource of its own; the baseline shows one after the other
 * what the operation does when nobody interferes.
 */
export interface Race<Context = unknown, Observed = unknown> extends Oracle {
  readonly part: 'scenarios';
  readonly kind: 'race';
  baseline(session: Session, operation: Operation): Promise<Baseline>;
  /** A fresh resource and the requests to release on it; the reason in words when that fails. */
  lineUp(session: Session, operation: Operation, count: number): Promise<Lineup<Context> | string>;
  /** Reads at rest, after all answers. */
  observe(session: Session, operation: Operation, context: Context, exchanges: readonly Exchange[]): Promise<Observed>;
  /** Pure. */
  verify(round: Round<Context, Observed>): Violation[];
}

export const go: Baseline = { go: true };
export const stop = (outcome: 'not-applicable' | 'not-tested' | 'inconclusive', reason: string): Baseline => ({
  go: false,
  outcome,
  reason,
});
