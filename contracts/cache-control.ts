import type { Operation } from '../core/operations/types.ts';
import type { Applicability } from '../core/oracle/types.ts';

const DIRECTIVE = /(?:^|,)\s*([a-z-]+)\s*(?:=\s*"?([^",]*)"?)?/gi;

/** Directives of a Cache-Control field by lower-case name (RFC 9111 section 5.2). */
export function directivesOf(field: string | undefined): ReadonlyMap<string, string> {
  const found = [...(field ?? '').matchAll(DIRECTIVE)];
  return new Map(found.map(([, name = '', value = '']) => [name.toLowerCase(), value.trim()]));
}

/** Seconds for which any cache may use an answer without asking; 0 when it may not. */
export function freshSeconds(headers: Readonly<Record<string, string>>): number {
  const directives = directivesOf(headers['cache-control']);
  if (directives.has('no-store') || directives.has('no-cache')) return 0;
  const stated = directives.get('s-maxage') ?? directives.get('max-age');
  if (stated !== undefined) return Number(stated) || 0;
  const [expires, date] = [Date.parse(headers.expires ?? ''), Date.parse(headers.date ?? '')];
  return Number.isFinite(expires) && Number.isFinite(date) ? Math.max(0, (expires - date) / 1000) : 0;
}

export const onlyReadings = ({ method }: Operation): Applicability =>
  method === 'GET' || method === 'HEAD'
    ? { applies: true }
    : { applies: false, reason: `answers to ${method} are kept by no cache` };
