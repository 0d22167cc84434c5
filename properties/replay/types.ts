import type { Operation } from '../../core/operations/types.ts';
import type { Json } from '../../core/spec/types.ts';
import type { KeyDialect } from './dialect.ts';

/** One keyed request and its answer. */
export interface KeyedStep {
  readonly exchange: string;
  readonly status: number;
  readonly body: Json | undefined;
  /** Identifier of what it made, where the answer shows one: the effect that can be counted. */
  readonly made?: string;
  /** Lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Things that one payload made, as the list shows them: counted, not believed. */
export interface Effects {
  /** Identifiers that the list shows now and did not show before. */
  readonly added: readonly string[];
  /** The last exchange that showed it. */
  readonly exchange: string;
}

/** A request whose answer was lost, and its repeats with the same key. */
export interface LostAnswer {
  readonly cut: string;
  readonly afterMs: number;
  readonly repeats: readonly KeyedStep[];
  readonly effects?: Effects;
}

/** A request with an unusual key. */
export interface OddKey {
  /** 'an empty key', '300 characters'. */
  readonly label: string;
  readonly step: KeyedStep;
}

/** What is known of the side of the operation: a member of an item it refers to, or entries of another list. */
export interface SideEffect {
  /** 'balance of /wallets', 'payment.recorded in GET /events'. */
  readonly label: string;
  readonly exchange: string;
  /** Of a number: its change. Of a list: entries that tell of what was made. */
  readonly first: number;
  readonly repeat: number;
}

/** What a repeated Idempotency-Key did, one after the other. */
export interface ReplayEvidence {
  readonly operation: Operation;
  readonly dialect?: KeyDialect;
  readonly first: KeyedStep;
  /** Same key, same payload. */
  readonly repeated: KeyedStep;
  /** Same key, another valid payload; absent when no second payload could be made. */
  readonly otherPayload?: KeyedStep;
  /** Another key, a fresh payload: shows that the operation makes a new effect each time. */
  readonly otherKey?: KeyedStep;
  /** Another key, the first payload. */
  readonly samePayload?: KeyedStep;
  /** What the first request and its repeat did besides. */
  readonly sides?: readonly SideEffect[];
}
