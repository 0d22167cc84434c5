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
  readonly orderBy: string;
  readonly window: Window;
}

/**
 * ORDER BY of a list: the field, then the id, so that the order is total and pages fit together. Text sorts by code
 * point, whatever the locale of the database.
 */
export function orderBy(resource: Resource, sort: string, order: string): string {
  const direction = order === 'desc' ? 'DESC' : 'ASC';
  const collation = resource.text.includes(sort) ? ' COLLATE "C"' : '';
  return `${sort}${collation} ${direction}, id ASC`;
}

/** One window of a list and the number of all that match, from one snapshot. */
export async function listRows(db: Queryable, request: ListRequest): Promise<{ rows: Row[]; total: number }> {
  const names = Object.keys(request.where);
  const conditions = names.map((name, index) => `${name} = $${index + 3}`).join(' AND ');
  const columns = request.resource.columns.join(', ');
  const result = await db.query(
    `WITH hits AS (SELECT * FROM ${request.resource.table} WHERE ${conditions || 'true'}),
          counted AS (SELECT count(*) AS "#total" FROM hits),
          part AS (SELECT ${columns}, row_number() OVER (ORDER BY ${request.orderBy}) AS "#rank" FROM hits
                   ORDER BY ${request.orderBy} LIMIT $1 OFFSET $2)
     SELECT part.*, "#total" FROM counted LEFT JOIN part ON true ORDER BY "#rank"`,
    [request.window.limit, request.window.offset, ...Object.values(request.where)],
  );
  const total = Number(result.rows[0]?.['#total'] ?? 0);
  const rows = result.rows
    .filter((row) => row['#rank'] !== null)
    .map(({ '#rank': _rank, '#total': _total, ...row }) => row);
  return { rows, total };
}
