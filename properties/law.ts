import type { Verdict } from '../core/oracle/types.ts';
import type { Oracle } from '../core/plan/types.ts';
import type { LifecycleEvidence } from './lifecycle/types.ts';
import type { ListEvidence } from './lists/types.ts';
import type { ReplacementEvidence } from './replacement/types.ts';
import type { ReplayEvidence } from './replay/types.ts';

/**
 * An oracle on a sequence of exchanges. Gathering (which sends requests) is shared by all laws of one subject;
 * `verify` is pure: evidence in, verdict out.
 */
interface LawOf<Subject extends string, Evidence> extends Oracle {
  readonly part: 'properties';
  readonly kind: 'law';
  readonly subject: Subject;
  verify(evidence: Evidence): Verdict;
}

/** Its operation is the list operation of a resource. */
export type ListLaw = LawOf<'list', ListEvidence>;
/** Its operation is the create operation of a resource. */
export type LifecycleLaw = LawOf<'lifecycle', LifecycleEvidence>;
/** Its operation takes an Idempotency-Key. */
export type ReplayLaw = LawOf<'replay', ReplayEvidence>;

/** Its operation is a PUT that replaces one item. */
export type ReplacementLaw = LawOf<'replacement', ReplacementEvidence>;

export type Law = ListLaw | LifecycleLaw | ReplacementLaw | ReplayLaw;
