import type { Operation } from '../../core/operations/types.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { JsonObject } from '../../core/spec/types.ts';

/** One PUT and what a read after it showed. */
export interface Replacement {
  readonly sent: JsonObject;
  readonly exchange: string;
  readonly status: number;
  readonly readExchange: string;
  readonly readStatus: number;
  readonly item?: JsonObject;
}

/** An item of ours: as it was made from required values only, replaced by everything, by little, by the same little again. */
export interface ReplacementEvidence {
  readonly operation: Operation;
  readonly resource: Resource;
  /** The representation right after a create with required values only: what the service takes for left-out values. */
  readonly bare: JsonObject;
  readonly full: Replacement;
  readonly little: Replacement;
  /** The item read once more before the repeat: what differs from `little` changes by itself. */
  readonly rested: JsonObject;
  readonly again: Replacement;
}
