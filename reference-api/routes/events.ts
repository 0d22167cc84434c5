import { EVENTS } from '../db/resource.ts';
import type { Handlers } from '../http/call.ts';
import { linkField, withQuery } from '../http/links.ts';
import { Problem } from '../http/problem.ts';
import { readItem } from './crud.ts';

const writeCursor = (sequence: unknown): string => Buffer.from(`s${String(sequence)}`).toString('base64url');

/** Sequence number after which to go on. Throws 400 for a cursor that is not ours. */
function readCursor(cursor: unknown): number {
  if (cursor === undefined) return 0;
  const sequence = /^s([0-9]{1,15})$/.exec(Buffer.from(String(cursor), 'base64url').toString())?.[1];
  if (sequence !== undefined && writeCursor(sequence) === cursor) return Number(sequence);
  throw new Problem(400, 'invalid_cursor', 'The cursor is not one of ours; begin without one.', {
    errors: [
      { field: 'cursor', pointer: 'cursor', code: 'invalid_cursor', message: 'must come from meta.next_cursor' },
    ],
  });
}

export const events: Handlers = {
  listEvents: async (call) => {
    const limit = Number(call.query.limit);
    const names = Object.keys(call.filter);
    const conditions = names.map((name, index) => ` AND ${name} = $${index + 4}`).join('');
    const found = await call.services.pool.query(
      `SELECT ${EVENTS.columns.join(', ')} FROM outbox WHERE tenant = $1 AND sequence > $2${conditions}
       ORDER BY sequence LIMIT $3`,
      [call.caller.tenant, readCursor(call.query.cursor), limit + 1, ...Object.values(call.filter)],
    );
    const data = found.rows.slice(0, limit);
    const next_cursor =
      found.rows.length > limit ? writeCursor(call.services.seams.lastOfStretch(found.rows, limit)?.sequence) : null;
    const first = new URL(call.url);
    first.searchParams.delete('cursor');
    const Link = linkField({
      first: `${first.pathname}${first.search}`,
      next: next_cursor === null ? undefined : withQuery(call.url, { cursor: next_cursor }),
    });
    return { status: 200, data, meta: { next_cursor, limit }, headers: { Link } };
  },
  getEvent: readItem(EVENTS, 'event_id'),
};
