import type { Exchange } from '../../core/exchange/types.ts';
import { at, isObject, jsonOf } from '../../core/exercise/json-body.ts';
import type { Paging } from '../../core/resources/types.ts';
import type { Json } from '../../core/spec/types.ts';

/** The target of the next relation: a Link header (RFC 8288) or a link in the body. */
export function nextLink(exchange: Exchange, paging: Paging): string | undefined {
  const header = exchange.response?.headers.link;
  const fromHeader = header === undefined ? undefined : linkWithRelation(header, 'next');
  if (fromHeader !== undefined) return fromHeader;
  if (!exchange.response) return undefined;
  const json = jsonOf(exchange.response);
  if (!('value' in json)) return undefined;
  const documented = paging.nextLinkAt === undefined ? [] : [paging.nextLinkAt];
  // A link that is documented as an object may be sent as plain text and the other way round (JSON:API allows both).
  const places = [...documented, ...documented.map((place) => place.replace(/\/href$/, '')), ...USUAL];
  return places.map((place) => linkAt(json.value, place)).find((link) => link !== undefined);
}

/** Where lists put the next link when the description does not say (JSON:API, HAL, OData, Django, Laravel). */
const USUAL = ['/links/next', '/_links/next', '/@odata.nextLink', '/next', '/next_page_url', '/paging/next'];

function linkAt(body: Json, place: string): string | undefined {
  const value = at(body, place);
  const link = isObject(value) ? value.href : value;
  return typeof link === 'string' && /^(https?:\/\/|\/|\?)/.test(link) ? link : undefined;
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
