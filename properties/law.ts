import type { Session } from '../core/exercise/session.ts';
import type { Operation } from '../core/operations/types.ts';
import type { Verdict } from '../core/oracle/types.ts';
import type { Oracle } from '../core/plan/types.ts';
import type { Resource } from '../core/resources/types.ts';
import type { ConditionalEvidence } from './conditional/types.ts';
import type { LifecycleEvidence } from './lifecycle/types.ts';
import type { ListContext } from './lists/list-context.ts';
import type { ListEvidence } from './lists/types.ts';
import type { ReadingEvidence } from './reading/types.ts';
import type { ReplacementEvidence } from './replacement/types.ts';
import type { KeyedRequest } from './replay/keyed-request.ts';
import type { ReplayEvidence } from './replay/types.ts';
import type { SharedUrlEvidence } from './shared-url/types.ts';
import type { VisibilityEvidence } from './visibility/types.ts';

/** What the laws of one subject share: what was gathered for all of them, and the means to gather more. */
interface ContextOf<Evidence> {
  readonly session: Session;
  readonly operation: Operation;
  readonly evidence: Evidence;
}
export interface LifecycleContext extends ContextOf<LifecycleEvidence> {
  readonly resource: Resource;
}
export interface ReplacementContext extends ContextOf<ReplacementEvidence> {
  readonly resource: Resource;
}
export interface ConditionalContext extends ContextOf<ConditionalEvidence> {
  readonly resource: Resource;
}
export interface VisibilityContext extends ContextOf<VisibilityEvidence> {
  readonly resource: Resource;
}
export interface ReadingContext extends ContextOf<ReadingEvidence> {
  readonly resource: Resource;
}
export interface ReplayContext extends ContextOf<ReplayEvidence> {
  /** The header that carries the key, as it is documented. */
  readonly header: string;
  /** A request that was accepted with a key. */
  readonly request: KeyedRequest;
  /** Keys are written in double quotes. */
  readonly quoted: boolean;
}

/** What a law's `gather` is given, by its subject. */
export interface Contexts {
  readonly conditional: ConditionalContext;
  readonly list: ListContext;
  readonly lifecycle: LifecycleContext;
  readonly replacement: ReplacementContext;
  readonly reading: ReadingContext;
  readonly replay: ReplayContext;
  readonly 'shared-url': ContextOf<SharedUrlEvidence>;
  readonly visibility: VisibilityContext;
}
export type SubjectKind = keyof Contexts;

/**
 * An oracle on a sequence of exchanges. What most laws of a subject look at is gathered once for all of them; a law that
 * needs more gathers it itself. `verify` is pure: evidence in, verdict out.
 */
interface LawOf<Kind extends SubjectKind, Evidence> extends Oracle {
  readonly part: 'properties';
  readonly kind: 'law';
  readonly subject: Kind;
  /** It writes to what the other laws of its subject look at, so it comes after them. */
  readonly disturbs?: true;
  verify(evidence: Evidence): Verdict;
}
interface GatheringLawOf<Kind extends SubjectKind, Evidence> extends LawOf<Kind, Evidence> {
  /** The evidence, or in words why there is none. */
  gather(context: Contexts[Kind]): Promise<Evidence | string>;
}

/** Its operation is the list operation of a resource. */
export type ListLaw = LawOf<'list', ListEvidence>;
/** A law of lists that asks for pages of its own. */
export type GatheringListLaw<Evidence = unknown> = GatheringLawOf<'list', Evidence>;
/** Its operation is the create operation of a resource. */
export type LifecycleLaw = LawOf<'lifecycle', LifecycleEvidence>;
export type GatheringLifecycleLaw<Evidence = unknown> = GatheringLawOf<'lifecycle', Evidence>;
/** Its operation changes or deletes one item, and may take If-Match. */
export type ConditionalLaw = LawOf<'conditional', ConditionalEvidence>;
/** Its operation creates; looked at is when others see writes to what it made. */
export type VisibilityLaw = LawOf<'visibility', VisibilityEvidence>;
/** Its operation reads one item. */
export type ReadingLaw = LawOf<'reading', ReadingEvidence>;
/** Its operation is a secured GET whose URL is the same for all callers. */
export type SharedUrlLaw = LawOf<'shared-url', SharedUrlEvidence>;
/** Its operation takes an Idempotency-Key. */
export type ReplayLaw = LawOf<'replay', ReplayEvidence>;
export type GatheringReplayLaw<Evidence = unknown> = GatheringLawOf<'replay', Evidence>;
/** Its operation is a PUT that replaces one item. */
export type ReplacementLaw = LawOf<'replacement', ReplacementEvidence>;
export type GatheringReplacementLaw<Evidence = unknown> = GatheringLawOf<'replacement', Evidence>;

export type GatheringLaw = GatheringListLaw | GatheringLifecycleLaw | GatheringReplayLaw | GatheringReplacementLaw;
export type Law =
  | ListLaw
  | LifecycleLaw
  | ConditionalLaw
  | ReadingLaw
  | SharedUrlLaw
  | VisibilityLaw
  | ReplacementLaw
  | ReplayLaw
  | GatheringLaw;
