import type { Clause } from '../db/clauses.ts';
import type { Row } from '../db/pool.ts';
import type { Call } from '../http/call.ts';

/** The places that choose which items a list shows, and which of their fields. */
export interface SelectionSeams {
  /** Ranges, lists, negations and searches of a query. */
  clauses(call: Call, clauses: readonly Clause[]): readonly Clause[];
  /** Items with the fields that `fields` names, always with their id. */
  projected(call: Call, rows: readonly Row[]): readonly Row[];
}

function projected(call: Call, rows: readonly Row[]): readonly Row[] {
  const { fields } = call.query;
  if (!Array.isArray(fields)) return rows;
  const shown = new Set(['id', ...fields.map(String)]);
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => shown.has(name))));
}

export const cleanSelection = (): SelectionSeams => ({
  clauses: (_call, clauses) => clauses,
  projected,
});
