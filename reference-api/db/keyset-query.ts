import { type Clause, clauseConditions } from './clauses.ts';
import type { Queryable, Row } from './pool.ts';
import type { Resource } from './resource.ts';

/** The last item of a stretch: its sort value as the database writes it, and its id. */
export interface Position {
  readonly value: string;
  readonly id: string;
}

export interface KeysetRequest {
  readonly resource: Resource;
  /** Equalities, joined by and: column -> value. */
  readonly where: Readonly<Record<string, unknown>>;
  /** Further conditions, joined by and. */
  readonly clauses: readonly Clause[];
  readonly sort: string;
  readonly descending: boolean;
  readonly orderBy: string;
  readonly after: Position | undefined;
  readonly limit: number;
}

/** A row with the sort value that a cursor is made of. */
export interface KeyedRow {
  readonly row: Row;
  readonly key: string;
}

const TYPES: Readonly<Record<string, string>> = { created_at: 'timestamptz', active: 'boolean' };

/** The items after a position, ties by id; sort columns have no null. */
export async function keysetRows(db: Queryable, request: KeysetRequest): Promise<KeyedRow[]> {
  const { resource, where, sort, descending, orderBy, after, limit } = request;
  const names = Object.keys(where);
  const conditions = names.map((name, index) => `${name} = $${index + 1}`);
  const values: unknown[] = Object.values(where);
  conditions.push(...clauseConditions(request.clauses, (value) => `$${values.push(value)}`));
  if (after !== undefined) {
    const value = `$${values.push(after.value)}::${TYPES[sort] ?? 'text'}`;
    const id = `$${values.push(after.id)}::uuid`;
    const column = resource.text.includes(sort) ? `${sort} COLLATE "C"` : sort;
    conditions.push(`(${column} ${descending ? '<' : '>'} ${value} OR (${sort} = ${value} AND id > ${id}))`);
  }
  const found = await db.query(
    `SELECT ${resource.columns.join(', ')}, ${sort}::text AS "#key" FROM ${resource.table}
     WHERE ${conditions.join(' AND ') || 'true'} ORDER BY ${orderBy} LIMIT $${values.push(limit)}`,
    values,
  );
  return found.rows.map(({ '#key': key, ...row }) => ({ row, key: String(key) }));
}
