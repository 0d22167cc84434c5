import type { Seen } from '../../contracts/seen.ts';
import type { Json } from '../../core/spec/types.ts';

/** An answer as evidence of probes; JSON unless the headers say otherwise. */
export function seen(
  status: number,
  body?: Json,
  headers: Readonly<Record<string, string>> = {},
  exchange = 'x1',
): Seen {
  const typed = { 'content-type': 'application/json', ...headers };
  return { exchange, status, line: `GET /orders -> ${status}`, headers: typed, ...(body !== undefined && { body }) };
}
