import type { Confidence, SourceClause } from '../../../core/oracle/types.ts';
import type { ChangeClass, Direction } from '../types.ts';

type ByDirection<T> = Readonly<Record<Direction, T>>;

/** One kind of change. Where requests and responses differ, both are written down. */
export interface Rule {
  /** What happened, one phrase without the place. */
  readonly title: string;
  readonly class: ChangeClass | ByDirection<ChangeClass>;
  readonly clause: SourceClause;
  /** Who breaks and why, or why nobody does; one sentence. */
  readonly effect: string | ByDirection<string>;
  /** Default 'certain'. */
  readonly confidence?: Confidence;
}

/** A change after which fewer values are valid: requests of old clients are refused, answers stay what they were. */
export const narrowing = { request: 'breaking', response: 'additive' } as const;
/** A change after which more values are valid: old requests stay valid, old clients meet answers they do not know. */
export const widening = { request: 'additive', response: 'breaking' } as const;
/** Some values are no longer valid and others have become so. */
export const both = { request: 'breaking', response: 'breaking' } as const;

export const REFUSED = 'A client that sends what was allowed before is refused.';
export const UNKNOWN = 'A client meets a value in an answer that the old description ruled out.';
export const STILL_ACCEPTED = 'Nobody: everything that could be sent before is still accepted.';
export const STILL_EXPECTED = 'Nobody: every answer is one that the old description allowed.';
export const SAME_WIRE = 'Nobody: the same bytes go over the wire.';

export const narrowed = { request: REFUSED, response: STILL_EXPECTED } as const;
export const widened = { request: STILL_ACCEPTED, response: UNKNOWN } as const;
export const changed = { request: REFUSED, response: UNKNOWN } as const;
