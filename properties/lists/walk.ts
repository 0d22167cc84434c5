import { at, jsonOf } from '../../core/exercise/json-body.ts';
import type { Paging } from '../../core/resources/types.ts';
import { type FetchedPage, type ListClient, PageProblem } from './list-client.ts';
import { nextLink } from './next-link.ts';
import type { Page, Walk } from './types.ts';

export const MOST_PAGES = 50;
export const MOST_ITEMS = 5_000;

export interface WalkOptions {
  readonly label: string;
  /** Page size to ask for; null asks for none. */
  readonly size: number | null;
  /** Filter and sort parameters. */
  readonly query?: Readonly<Record<string, unknown>>;
  readonly mostPages?: number;
  /** Runs after each page, with the number of pages so far. */
  readonly between?: (pages: number, ids: readonly string[]) => Promise<void>;
}

/** Walks a list from its first page to its end, following its own convention. */
export async function walkList(client: ListClient, options: WalkOptions): Promise<Walk> {
  const pages: Page[] = [];
  const walk = (ended: Walk['ended'], problem?: string): Walk => ({
    label: options.label,
    size: options.size,
    pages,
    ids: pages.flatMap((page) => page.ids),
    items: pages.flatMap((page) => page.items),
    ended,
    ...(problem !== undefined && { problem }),
  });
  const seen = new Set<string>();
  try {
    let fetched: FetchedPage | undefined = await client.fetch(firstQuery(client.list.paging, options));
    while (fetched) {
      const { raw: _, ...page } = fetched;
      const previous = pages.at(-1);
      if (previous && page.ids.length > 0 && page.ids.join('\n') === previous.ids.join('\n')) return walk('same-page');
      pages.push(page);
      for (const id of page.ids) seen.add(id);
      await options.between?.(
        pages.length,
        pages.flatMap((one) => one.ids),
      );
      if (pages.length >= (options.mostPages ?? MOST_PAGES) || seen.size >= MOST_ITEMS) return walk('limit');
      fetched = await nextPage(client, options, fetched, pages);
    }
    return walk('end');
  } catch (error) {
    if (error instanceof PageProblem) {
      // Many lists refuse what is beyond their end. Items lost that way are seen by walks with other sizes.
      const counted = ['page', 'offset'].includes(client.list.paging.style);
      const wasLast = pages.length > 0 && counted && error.refused;
      return wasLast ? walk('end') : walk('error', error.message);
    }
    throw error;
  }
}

function firstQuery(paging: Paging, { size, query }: WalkOptions): Record<string, unknown> {
  const first: Record<string, unknown> = { ...query };
  if (size !== null && paging.sizeParameter !== undefined) first[paging.sizeParameter] = size;
  if (paging.style === 'page' && paging.pageParameter !== undefined)
    first[paging.pageParameter] = paging.firstPage ?? 1;
  if (paging.style === 'offset' && paging.offsetParameter !== undefined) first[paging.offsetParameter] = 0;
  return first;
}

/** The following page; undefined at the end. */
async function nextPage(
  client: ListClient,
  options: WalkOptions,
  last: FetchedPage,
  pages: readonly Page[],
): Promise<FetchedPage | undefined> {
  const { paging } = client.list;
  const base = firstQuery(paging, options);
  if (paging.style === 'none') return undefined;
  if (paging.style === 'page' && paging.pageParameter !== undefined) {
    if (last.ids.length === 0 || reachedTotal(last, pages, options.size)) return undefined;
    return client.fetch({ ...base, [paging.pageParameter]: (paging.firstPage ?? 1) + pages.length });
  }
  if (paging.style === 'offset' && paging.offsetParameter !== undefined) {
    if (last.ids.length === 0 || reachedTotal(last, pages, options.size)) return undefined;
    const step = options.size ?? pages[0]?.ids.length ?? 0;
    return client.fetch({ ...base, [paging.offsetParameter]: step * pages.length });
  }
  if (paging.style === 'cursor' && paging.cursorParameter !== undefined) {
    const cursor = nextCursor(client, last);
    return cursor === undefined ? undefined : client.fetch({ ...base, [paging.cursorParameter]: cursor });
  }
  const link = nextLink(last.raw, paging);
  return link === undefined ? undefined : client.follow(link, last.url);
}

/** Spares the empty page after the last one: only when the total is reached and the last page was not full. */
function reachedTotal(last: Page, pages: readonly Page[], size: number | null): boolean {
  const walked = pages.reduce((sum, page) => sum + page.ids.length, 0);
  const full = last.ids.length >= (size ?? pages[0]?.ids.length ?? 0) && pages.length > 1;
  return last.total !== undefined && last.total > 0 && walked >= last.total && !full;
}

function nextCursor(client: ListClient, last: FetchedPage): string | number | undefined {
  const { paging } = client.list;
  const json = last.raw.response && jsonOf(last.raw.response);
  const body = json && 'value' in json ? json.value : undefined;
  if (paging.hasMoreAt !== undefined && at(body, paging.hasMoreAt) === false) return undefined;
  if (paging.nextCursorAt !== undefined) {
    const cursor = at(body, paging.nextCursorAt);
    return (typeof cursor === 'string' && cursor !== '') || typeof cursor === 'number' ? cursor : undefined;
  }
  return last.ids.at(-1);
}
