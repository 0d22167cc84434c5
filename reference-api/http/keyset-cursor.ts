import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Position } from '../db/keyset-query.ts';
import type { Call } from './call.ts';
import { Problem } from './problem.ts';

/** Cursors live as long as the process. */
const SECRET = randomBytes(32);

const sign = (text: string): string => createHmac('sha256', SECRET).update(text).digest('base64url');

/** What a cursor is good for: this caller's tenant, this order, this filter. */
const selection = ({ caller, operation, query, filter }: Call): string =>
  JSON.stringify([operation.id, caller.tenant, query.sort, query.order, Object.entries(filter).sort()]);

export const badCursor = (): Problem =>
  new Problem(400, 'invalid_cursor', 'The cursor was not given for this list, order and filter; begin without one.', {
    errors: [
      { field: 'cursor', pointer: 'cursor', code: 'invalid_cursor', message: 'must come from meta.next_cursor' },
    ],
  });

/** An opaque text for a position, bound to the selection it was reached in. */
export function writeCursor(call: Call, position: Position): string {
  const text = Buffer.from(JSON.stringify([position.value, position.id])).toString('base64url');
  return `${text}.${sign(`${text} ${selection(call)}`)}`;
}

/** The position of a cursor. Throws 400 for one that was not given out for this selection. */
export function readCursor(call: Call, cursor: string): Position {
  const [text = '', signature = ''] = cursor.split('.');
  const expected = Buffer.from(sign(`${text} ${selection(call)}`));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw badCursor();
  const [value, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string, string];
  return { value, id };
}
