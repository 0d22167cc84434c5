import type { Verdict } from '../core/oracle/types.ts';
import type { Oracle } from '../core/plan/types.ts';
import type { Answer } from './check.ts';

/** What a survey notes of one answer. Small: it is kept until the whole API was seen. */
export interface Observation {
  /** The stable part: what answers of the same sort have in common. */
  readonly kind: string;
  /** What differs from answer to answer. */
  readonly value?: string;
}

export interface Note extends Observation {
  /** `Operation.id`. */
  readonly operation: string;
  readonly module: string;
  readonly status: number;
  /** Id of the exchange; the first ones of each kind are kept whole. */
  readonly exchange: string;
  /** Method, URL and status, for a witness. */
  readonly line: string;
}

/** Key of a verdict that is not about one operation. */
export const WHOLE_API = '';

/** An oracle on the answers of all operations taken together, such as "one shape of errors everywhere". */
export interface Survey extends Oracle {
  readonly part: 'contracts';
  readonly kind: 'check';
  observe(answer: Answer): readonly Observation[];
  /**
   * Verdicts by `Operation.id`; an operation without one counts as not tested. One verdict under `WHOLE_API` speaks of
   * all of them, and none counts as not tested. Pure.
   */
  verify(notes: readonly Note[]): ReadonlyMap<string, Verdict>;
}
