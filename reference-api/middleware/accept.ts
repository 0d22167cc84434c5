import type { Operation } from '../description.ts';
import { Problem } from '../http/problem.ts';

const QUALITY = /;[ \t]*q=([0-9.]+)/i;

/** How specifically a media range names a type: 3 itself, 2 its family, 1 anything, 0 not at all. */
function precision(range: string, type: string): number {
  if (range === type) return 3;
  if (range === `${type.split('/')[0]}/*`) return 2;
  return range === '*/*' ? 1 : 0;
}

/** RFC 9110 12.5.1: the most specific range decides. */
function admits(accept: string, type: string): boolean {
  let best = { precision: 0, quality: 0 };
  for (const part of accept.split(',')) {
    const range = (part.split(';')[0] ?? '').trim().toLowerCase();
    const found = precision(range, type);
    if (found > best.precision) best = { precision: found, quality: Number(QUALITY.exec(part)?.[1] ?? 1) };
  }
  return best.quality > 0;
}

/** Throws 406 when the client can take none of the success types. */
export function checkAccept(operation: Operation, accept: string | undefined): void {
  if (accept === undefined || accept.trim() === '' || operation.produces.length === 0) return;
  if (operation.produces.some((type) => admits(accept, type))) return;
  throw new Problem(406, 'not_acceptable', `This operation answers with ${operation.produces.join(' or ')}.`);
}
