import type { ValidationProblem } from '../../../core/operations/types.ts';
import type { Confidence } from '../../../core/oracle/types.ts';
import type { Json, Schema } from '../../../core/spec/types.ts';
import type { RuleId } from '../rules/index.ts';
import type { Direction } from '../types.ts';
import type { Shape } from './shape.ts';

/** How values are written: `text` is what URLs and header fields carry, where 5 and "5" are the same. */
export type Wire = 'json' | 'text' | 'xml';

export interface Way {
  readonly direction: Direction;
  readonly wire: Wire;
}

/** A value that only one of two schemas accepts, and what the other says about it. */
export interface Telling {
  readonly value: Json;
  readonly acceptedBy: 'old' | 'new';
  readonly problems: readonly ValidationProblem[];
}

/** What tells two schemas apart: the smallest value that only one of them accepts, for either side. */
export interface Difference {
  readonly onlyOld?: Telling;
  readonly onlyNew?: Telling;
  /** All that were found, the smallest first. */
  readonly all: readonly Telling[];
}

/** Two schemas that are held against each other, one way. */
export interface Pair extends Way {
  readonly old: Shape;
  readonly new: Shape;
  readonly today: string;
  /** Values are tried on both schemas; `hints` are tried besides those that are made. */
  tellApart(hints?: { readonly old?: Schema; readonly new?: Schema }): Difference;
}

/** A change at the place of a pair itself. */
export interface OwnChange {
  readonly rule: RuleId;
  /** Name of the property that it is about. */
  readonly property?: string;
  readonly old?: Json | undefined;
  readonly new?: Json | undefined;
  readonly confidence?: Confidence;
  /** What was found already; looked for later otherwise. */
  readonly difference?: Difference;
}

/** A pair and the pairs below it; schemas that contain themselves make this a graph with cycles. */
export interface PairNode {
  readonly pair: Pair;
  readonly changes: OwnChange[];
  readonly edges: { readonly path: string; readonly node: PairNode }[];
  readonly parents: PairNode[];
  /** True when it or anything below it has changes. */
  dirty: boolean;
}

/** Below which path two further schemas are to be compared. */
export interface Below {
  readonly path: string;
  readonly old: Schema;
  readonly new: Schema;
}

export interface Compared {
  readonly changes: readonly OwnChange[];
  readonly below?: readonly Below[];
}
