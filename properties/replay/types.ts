import type { Operation } from '../../core/operations/types.ts';
import type { Json } from '../../core/spec/types.ts';

/** One keyed request and its answer. */
export interface KeyedStep {
  readonly exchange: string;
  readonly status: number;
  readonly body: Json | undefined;
  /** Identifier of what it made, where the answer shows one: the effect that can be counted. */
  readonly made?: string;
}

/** What a repeated Idempotency-Key did, one after the other. */
export interface ReplayEvidence {
  readonly operation: Operation;
  readonly first: KeyedStep;
  /** Same key, same payload. */
  readonly repeated: KeyedStep;
  /** Same key, another valid payload; absent when no second payload could be made. */
  readonly otherPayload?: KeyedStep;
  /** Another key, a fresh payload: shows that the operation makes a new effect each time. */
  readonly otherKey?: KeyedStep;
}
