import type { Operation } from '../../core/operations/types.ts';

export interface SharedAnswer {
  readonly exchange: string;
  readonly status: number;
  /** The body without what belongs to the single request. */
  readonly text: string;
  /** Seconds in a cache, by the header Age. */
  readonly age?: number;
}

/** One URL asked by a caller of another tenant, by ours, by ours past caches, and by the other one past caches. */
export interface SharedUrlEvidence {
  readonly operation: Operation;
  readonly identity: string;
  readonly other: SharedAnswer;
  readonly own: SharedAnswer;
  readonly ownFresh: SharedAnswer;
  readonly otherFresh: SharedAnswer;
}
