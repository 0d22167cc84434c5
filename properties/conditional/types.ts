import type { Operation } from '../../core/operations/types.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import type { Step } from '../lifecycle/types.ts';

/** One change under a precondition, with what reads right before and after it showed. */
export interface Attempt {
  /** As it was sent: 'If-Match: *'. */
  readonly condition: string;
  readonly exchange: string;
  readonly status: number;
  readonly before: Step;
  readonly after: Step;
  /** What was sent; empty for DELETE. */
  readonly sent: JsonObject;
}

/** Changes of an item of ours under preconditions that hold and that do not, one after the other. */
export interface ConditionalEvidence {
  readonly operation: Operation;
  readonly resource: Resource;
  /** The description says that If-Match is needed. */
  readonly required: boolean;
  /** The entity tag that the first read gave. */
  readonly tag: string;
  /** With the current tag. */
  readonly current?: Attempt;
  /** With a tag that was current before the last change, or that was never given. */
  readonly stale?: Attempt;
  /** Without If-Match; only where it is required. */
  readonly without?: Attempt;
  /** With the current tag as one of several. */
  readonly list?: Attempt;
  /** With `If-Match: *`. */
  readonly star?: Attempt;
  /** With `If-Match: *` on an item that does not exist. */
  readonly nothing?: Attempt;
  /** With the current strong tag marked as weak. */
  readonly weak?: Attempt;
  /** With the current tag and an If-Unmodified-Since that does not hold. */
  readonly dated?: Attempt;
  /** With the current tag and `If-None-Match: *`; only where the operation documents If-None-Match. */
  readonly noneMatch?: Attempt;
}
