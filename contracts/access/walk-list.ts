import { at, isObject, successJson } from '../../core/exercise/json-body.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { ListShape } from '../../core/resources/types.ts';
import type { Json, JsonObject } from '../../core/spec/types.ts';
import type { Sender } from '../probe.ts';
import { type Seen, seenOf } from '../seen.ts';

const MOST_PAGES = 6;

/** What an item on a list looks like, and the answer it stood in. */
export interface Listed {
  readonly body: JsonObject;
  readonly page: Seen;
}

export interface WalkedList {
  readonly pages: readonly Seen[];
  /** The item of that id, when it was there. */
  readonly found?: Listed;
}

/** Looks for an item on the first pages of a list, as one identity sees it. */
export async function lookOnList(
  { session, send }: Sender,
  operation: Operation,
  list: ListShape,
  id: Json,
  identity: string,
): Promise<WalkedList | string> {
  const [one] = session.cases.minimal(operation, { ok: true, path: {} });
  if (!one) return 'no valid request could be generated';
  const pages: Seen[] = [];
  let more: Record<string, unknown> | undefined = firstPage(list);
  for (let page = 0; page < MOST_PAGES && more; page++) {
    const values = { ...one.values, query: { ...one.values.query, ...more } };
    const request = session.traffic.prepare(operation, values, { purpose: 'case', identity });
    const exchange = await send(request, `${identity} reads page ${page + 1} of the list`);
    const seen = seenOf(session, exchange);
    pages.push(seen);
    const body = successJson(exchange.response);
    const items = at(body, list.itemsAt);
    if (!Array.isArray(items) || items.length === 0) break;
    const found = items.find((item) => isObject(item) && item[list.idField] === id);
    if (isObject(found)) return { pages, found: { body: found, page: seen } };
    more = nextPage(list, page, items.length, body);
  }
  return { pages };
}

function sizeOf({ paging }: ListShape): Record<string, unknown> {
  return paging.sizeParameter === undefined ? {} : { [paging.sizeParameter]: paging.maxSize ?? 50 };
}

const firstPage = (list: ListShape): Record<string, unknown> => sizeOf(list);

function nextPage(
  list: ListShape,
  page: number,
  count: number,
  body: Json | undefined,
): Record<string, unknown> | undefined {
  const {
    pageParameter,
    offsetParameter,
    cursorParameter,
    nextCursorAt,
    firstPage: first = 1,
    maxSize = 50,
  } = list.paging;
  const size = sizeOf(list);
  if (pageParameter !== undefined) return count < maxSize ? undefined : { ...size, [pageParameter]: first + page + 1 };
  if (offsetParameter !== undefined)
    return count < maxSize ? undefined : { ...size, [offsetParameter]: (page + 1) * maxSize };
  const cursor = nextCursorAt === undefined ? undefined : at(body, nextCursorAt);
  if (cursorParameter !== undefined && typeof cursor === 'string') return { ...size, [cursorParameter]: cursor };
  return undefined;
}

/** The list of one resource at a path without parameters. */
export function topListOf(session: Pick<Session, 'facts'>, operation: Operation): ListShape | undefined {
  const owner = session.facts.model.resources.find((one) => one.list?.operation === operation.id);
  return operation.path.includes('{') || owner?.list?.idField === '' ? undefined : owner?.list;
}
