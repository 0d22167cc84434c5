import type { Position } from '../db/keyset-query.ts';
import { type KeyedRow, type KeysetRequest, keysetRows } from '../db/keyset-query.ts';
import type { Queryable } from '../db/pool.ts';
import type { Call } from '../http/call.ts';
import { readCursor, writeCursor } from '../http/keyset-cursor.ts';

/** The places that make up a list by sort value and id. */
export interface KeysetSeams {
  writeCursor(call: Call, position: Position): string;
  /** Throws 400. */
  readCursor(call: Call, cursor: string): Position;
  keysetRows(db: Queryable, request: KeysetRequest): Promise<KeyedRow[]>;
  /** Whether a stretch says that there is more. */
  hasMore(call: Call, found: number, limit: number): boolean;
}

export const cleanKeyset = (): KeysetSeams => ({
  writeCursor,
  readCursor,
  keysetRows,
  hasMore: (_call, found, limit) => found > limit,
});
