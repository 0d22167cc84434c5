import type { Operation } from '../../core/operations/types.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { Json, JsonObject } from '../../core/spec/types.ts';

/** One answer of the sequence, reduced to what laws look at. */
export interface Step {
  readonly exchange: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The representation, where the answer has one. */
  readonly item?: JsonObject;
  readonly bodyBytes: number;
}

/** One update and what a read after it showed. */
export interface UpdateTrace {
  readonly operation: Operation;
  readonly sent: JsonObject;
  readonly update: Step;
  readonly before: Step;
  readonly after: Step;
  /** Read again a while later, where `after` did not show what was sent. */
  readonly later?: Step;
}

/** A PATCH of one field, and what reads before and after it showed. */
export interface MergeTrace {
  readonly operation: Operation;
  readonly sent: JsonObject;
  /** Fields the operation takes. */
  readonly writable: readonly string[];
  readonly before: Step;
  readonly update: Step;
  readonly after: Step;
}

/** Something tried on an item that was deleted. */
export interface UseOfDeleted {
  readonly operation: Operation;
  readonly kind: 'part' | 'update';
  readonly exchange: string;
  readonly status: number;
  /** The answer shows nothing, or a list of nothing. */
  readonly empty: boolean;
}

/** create -> read -> revalidate -> update -> read -> delete -> read, on an item of our own. */
export interface LifecycleEvidence {
  readonly resource: Resource;
  readonly create: Step;
  readonly sent: Json | undefined;
  /** Where the created item should be: path below the base URL; absent when the answer names none. */
  readonly path?: string;
  readonly location?: Step;
  readonly read?: Step;
  /** Read again a while later, where the first read was answered 404 or 410. */
  readonly readLater?: Step;
  /** Reading an id that nobody was ever given: a stub answers that like any other. */
  readonly readOfNone?: Step;
  readonly readAgain?: Step;
  readonly revalidated?: Step;
  readonly otherTag?: Step;
  readonly updates: readonly UpdateTrace[];
  readonly merges?: readonly MergeTrace[];
  readonly stale?: Step;
  readonly deleted?: Step;
  readonly readAfterDelete?: Step;
  /** Read again a while later, where the item was still shown. */
  readonly readLongAfterDelete?: Step;
  /** Asked where the list showed it before. */
  readonly listedAfterDelete?: { readonly exchange: string; readonly shown: boolean };
  readonly usesOfDeleted?: readonly UseOfDeleted[];
}
