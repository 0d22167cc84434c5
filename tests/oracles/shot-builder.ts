import type { Shot } from '../../contracts/http/shot.ts';

let count = 0;

/** What came back for one request; a value as body is JSON. */
export function shot(status: number, headers: Readonly<Record<string, string>> = {}, body?: unknown): Shot {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const typed: Readonly<Record<string, string>> = body === undefined ? {} : { 'content-type': 'application/json' };
  const exchange = `x${++count}`;
  return {
    exchange,
    status,
    headers: { ...typed, ...headers },
    text,
    bytes: text.length,
    line: `GET /orders -> ${status}`,
  };
}
