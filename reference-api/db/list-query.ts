import { type Clause, clauseConditions } from './clauses.ts';
import type { Queryable, Row } from './pool.ts';
import type { Resource } from './resource.ts';

export interface Window {
  readonly offset: number;
  readonly limit: number;
}

export interface ListRequest {
  readonly resource: Resource;
  /** Equalities, joined by and: column -> value. */
  readonly where: Readonly<Record<string, unknown>>;
  /** Further conditions, joined by and. */
  readonly clauses: readonly Clause[];
  readonly orderBy: string;
  readonly window: Window;
}

/**
 * ORDER BY of a list: the fields, then the id, so that the order is total and pages fit together. A field with a minus
 * sorts the other way round. Text sorts by code point, whatever the locale of the database.
 */
export function orderBy(resource: Resource, sort: string, order: string): string {
  const fields = sort.split(',').map((key) => {
    const field = key.replace(/^-/, '');
    const direction = (order === 'desc') !== key.startsWith('-') ? 'DESC' : 'ASC';
    return `${field}${resource.text.includes(field) ? ' COLLATE "C"' : ''} ${direction}`;
  });
  return [...fields, 'id ASC'].join(', ');
}

/** One window of a list and the number of all that match, from one snapshot. */
export async function listRows(db: Queryable, request: ListRequest): Promise<{ rows: Row[]; total: number }> {
  const values: unknown[] = [request.window.limit, request.window.offset, ...Object.values(request.where)];
  const equalities = Object.keys(request.where).map((name, index) => `${name} = $${index + 3}`);
  const further = clauseConditions(request.clauses, (value) => `$${values.push(value)}`);
  const conditions = [...equalities, ...further].join(' AND ');
  const columns = request.resource.columns.join(', ');
  const result = await db.query(
    `WITH hits AS (SELECT * FROM ${request.resource.table} WHERE ${conditions || 'true'}),
          counted AS (SELECT count(*) AS "#total" FROM hits),
          part AS (SELECT ${columns}, row_number() OVER (ORDER BY ${request.orderBy}) AS "#rank" FROM hits
                   ORDER BY ${request.orderBy} LIMIT $1 OFFSET $2)
     SELECT part.*, "#total" FROM counted LEFT JOIN part ON true ORDER BY "#rank"`,
    values,
  );
  const total = Number(result.rows[0]?.['#total'] ?? 0);
  const rows = result.rows
    .filter((row) => row['#rank'] !== null)
    .map(({ '#rank': _rank, '#total': _total, ...row }) => row);
  return { rows, total };
}
