import type { Operation } from '../../core/operations/types.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { Json, JsonObject } from '../../core/spec/types.ts';

/** One look at a list, or at an item from elsewhere. */
export interface Look {
  readonly exchange: string;
  /** The item as it was shown; absent when it was not. */
  readonly item?: JsonObject;
  /** Milliseconds after the write was answered. */
  readonly afterMs: number;
}

/** A write, and looks after it until one shows it or patience ends. */
export interface Watched {
  readonly exchange: string;
  readonly status: number;
  /** In order of time; the first right after the write. */
  readonly looks: readonly Look[];
}

export interface WatchedUpdate extends Watched {
  readonly operation: Operation;
  readonly field: string;
  readonly old: Json;
  readonly wanted: Json;
}

/** A reader besides the session that wrote: another connection, or a colleague. */
export interface Elsewhere extends WatchedUpdate {
  readonly who: 'another connection' | 'another caller';
}

export interface DeletedAgain {
  readonly exchange: string;
  readonly status: number;
  /** Items of ours beside it that were read before and are gone after the second DELETE, with the reading. */
  readonly lost: readonly { readonly id: string; readonly exchange: string }[];
  readonly neighbours: number;
  /** Status of reading the item after the second DELETE. */
  readonly readAfter: number;
  readonly firstStatus: number;
}

/** Writes to an item of ours, and when others see them. */
export interface VisibilityEvidence {
  readonly operation: Operation;
  readonly resource: Resource;
  /** How the list was asked, in words. */
  readonly way: string;
  readonly created?: Watched;
  /** The same list under another URL, where the first one never showed what was created. */
  readonly createdUnderOtherUrl?: Look;
  readonly updated?: WatchedUpdate;
  readonly elsewhere: readonly Elsewhere[];
  readonly deleted?: Watched;
  readonly deletedAgain?: DeletedAgain;
}
