import type { Confidence, SourceClause } from '../../core/oracle/types.ts';
import type { Json, SourcePosition } from '../../core/spec/types.ts';
import type { RuleId } from './rules/index.ts';

/** Breaking: a client written from OLD may fail. Additive: it cannot, and the API differs. Cosmetic: the wire is the same. */
export type ChangeClass = 'breaking' | 'additive' | 'cosmetic';

/** Which way the bytes go, seen from the client. */
export type Direction = 'request' | 'response';

/** Where a change is felt: in what is sent, in what comes back, in the operation as a whole, or outside operations. */
export type ChangeSide = Direction | 'operation' | 'description';

/** One value that one of the two descriptions accepts and the other refuses. */
export interface Witness {
  readonly value: Json;
  readonly acceptedBy: 'old' | 'new';
  /** Pointer of the value in the body, '' for the whole; '-' stands for each element of a list. */
  readonly at: string;
}

export interface ChangeWaiver {
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
  readonly ticket?: string;
}

export interface Change {
  readonly rule: RuleId;
  readonly class: ChangeClass;
  /** `certain` when the wire's grammar or a witness decides, `firm` when a promise is withdrawn, `tentative` otherwise. */
  readonly confidence: Confidence;
  readonly side: ChangeSide;
  /** `Operation.id`s that feel it, as NEW calls them where NEW has them; [] for the whole description. */
  readonly operations: readonly string[];
  /** In words, within the first of the operations: 'response 200, application/json, /lines/-/price'. */
  readonly at: string;
  /** Pointers in the 3.1 shape of each description; undefined where that side has nothing. */
  readonly pointer: { readonly old?: string; readonly new?: string };
  readonly position: { readonly old?: SourcePosition; readonly new?: SourcePosition };
  readonly old?: Json;
  readonly new?: Json;
  /** What happened, one phrase. */
  readonly title: string;
  /** Who breaks and why, or why nobody does; one sentence. */
  readonly effect: string;
  readonly clause: SourceClause;
  readonly witness?: Witness;
  readonly waiver?: ChangeWaiver;
}

export interface DescriptionDiff {
  readonly old: { readonly source: string; readonly title: string; readonly version: string; readonly openapi: string };
  readonly new: { readonly source: string; readonly title: string; readonly version: string; readonly openapi: string };
  /** Operations that both have. */
  readonly compared: number;
  /** Breaking first, then additive, then cosmetic; in the order of the description within a class. */
  readonly changes: readonly Change[];
}

export interface DiffOptions {
  /** ISO date that sunset dates are held against. */
  readonly today: string;
  /** Default 1. The same seed finds the same witnesses. */
  readonly seed?: number;
}
