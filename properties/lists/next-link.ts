import type { Exchange } from '../../core/exchange/types.ts';
import { at, jsonOf } from '../../core/exercise/json-body.ts';
import type { Paging } from '../../core/resources/types.ts';

/** The target of the next relation: a Link header (RFC 8288) or a link in the body. */
export function nextLink(exchange: Exchange, paging: Paging): string | undefined {
  const header = exchange.response?.headers.link;
  const fromHeader = header === undefined ? undefined : linkWithRelation(header, 'next');
  if (fromHeader !== undefined) return fromHeader;
  if (paging.nextLinkAt === undefined || !exchange.response) return undefined;
  const json = jsonOf(exchange.response);
  const link = 'value' in json ? at(json.value, paging.nextLinkAt) : undefined;
  return typeof link === 'string' && link !== '' ? link : undefined;
}

/** Reads a Link header value; relations may be several in one quoted string. */
export function linkWithRelation(header: string, relation: string): string | undefined {
  for (const match of header.matchAll(/<([^>]*)>((?:\s*;\s*[^;,=\s]+(?:\s*=\s*(?:"[^"]*"|[^;,"]*))?)*)/g)) {
    const relations = /;\s*rel\s*=\s*(?:"([^"]*)"|([^;,\s]+))/i.exec(match[2] ?? '');
    const names = (relations?.[1] ?? relations?.[2] ?? '').toLowerCase().split(/\s+/);
    if (names.includes(relation)) return match[1];
  }
  return undefined;
}
