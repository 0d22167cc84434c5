import { at, isObject } from '../../core/exercise/json-body.ts';
import type { Paging } from '../../core/resources/types.ts';
import type { Json } from '../../core/spec/types.ts';
import { linkWithRelation } from './next-link.ts';
import type { PageStatements } from './types.ts';

/** Relations (RFC 8288 and the IANA registry) with the other names lists give them. */
const RELATIONS = {
  first: ['first'],
  prev: ['prev', 'previous'],
  next: ['next'],
  last: ['last'],
} as const;
const HOLDERS = ['/links', '/_links', '/paging', '/pagination', '/meta/links', ''];
const COUNTS = ['pages', 'total_pages', 'totalPages', 'page_count', 'pageCount', 'last_page', 'lastPage'];

/** Reads what a page says of its place: flag, number of pages, cursor and links, in the body or the Link header. */
export function statementsOf(body: Json, linkField: string | undefined, paging: Paging): PageStatements {
  const hasMore = paging.hasMoreAt === undefined ? undefined : at(body, paging.hasMoreAt);
  const cursor = paging.nextCursorAt === undefined ? undefined : at(body, paging.nextCursorAt);
  const pageCount = countOf(body, paging);
  const links = Object.entries(RELATIONS).flatMap(([relation, names]) => {
    const target = targetOf(body, linkField, names);
    return target === undefined ? [] : [[relation, target]];
  });
  return {
    links: Object.fromEntries(links),
    ...(typeof hasMore === 'boolean' && { hasMore }),
    ...(pageCount !== undefined && { pageCount }),
    ...(paging.nextCursorAt !== undefined && {
      nextCursor: (typeof cursor === 'string' && cursor !== '') || typeof cursor === 'number' ? cursor : null,
    }),
    ...(linkField !== undefined && { linkField }),
  };
}

/** Beside the stated total, where there is one. */
function countOf(body: Json, { style, totalAt }: Paging): number | undefined {
  if (style !== 'page' || totalAt === undefined) return undefined;
  const beside = at(body, totalAt.slice(0, totalAt.lastIndexOf('/')));
  const found = isObject(beside)
    ? COUNTS.map((name) => beside[name]).find((one) => typeof one === 'number')
    : undefined;
  return typeof found === 'number' ? found : undefined;
}

function targetOf(body: Json, linkField: string | undefined, names: readonly string[]): string | undefined {
  const inHeader = names.map((name) => (linkField === undefined ? undefined : linkWithRelation(linkField, name)));
  const inBody = names.flatMap((name) => HOLDERS.map((holder) => linkAt(at(body, `${holder}/${name}`))));
  return [...inHeader, ...inBody].find((one) => one !== undefined);
}

function linkAt(value: Json | undefined): string | undefined {
  const link = isObject(value) ? value.href : value;
  return typeof link === 'string' && /^(https?:\/\/|\/|\?)/.test(link) ? link : undefined;
}
