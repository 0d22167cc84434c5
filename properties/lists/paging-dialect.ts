import type { Session } from '../../core/exercise/session.ts';
import { listSettingsOf } from '../../core/plan/configured-lists.ts';
import type { ListShape } from '../../core/resources/types.ts';
import { type FetchedPage, type ListClient, PageProblem } from './list-client.ts';
import { nextLink } from './next-link.ts';

/**
 * The description says how a list is paged; one probe each confirms what it left open: whether pages count from 0 or
 * 1, and whether links are sent although nobody declared them.
 */
export async function confirmPaging(session: Session, client: ListClient): Promise<ListShape> {
  const { list } = client;
  const { paging } = list;
  const first = await client.fetch({});
  const configured = listSettingsOf(client.operation, session.config.lists)?.paging;
  if (configured?.firstPage !== undefined) return list;
  if (paging.style === 'none' && configured?.style === undefined && nextLink(first.raw, paging) !== undefined) {
    return { ...list, paging: { ...paging, style: 'link' } };
  }
  if (paging.style === 'page' && paging.pageParameter !== undefined && first.ids.length > 0) {
    const zero = await pageOrNothing(client, paging.pageParameter, 0);
    const one = await pageOrNothing(client, paging.pageParameter, 1);
    const firstPage = startOf(first, zero, one) ?? paging.firstPage ?? 1;
    session.journal.say({ type: 'inference', subject: list.operation, text: `pages count from ${firstPage}` });
    return { ...list, paging: { ...paging, firstPage } };
  }
  return list;
}

async function pageOrNothing(client: ListClient, parameter: string, page: number): Promise<FetchedPage | undefined> {
  try {
    return await client.fetch({ [parameter]: page });
  } catch (error) {
    if (error instanceof PageProblem) return undefined;
    throw error;
  }
}

/** Page 0 refused, empty or equal to page 1 (clamped): one-based. Page 0 like the default page and page 1 different: zero-based. */
function startOf(first: FetchedPage, zero: FetchedPage | undefined, one: FetchedPage | undefined): 0 | 1 | undefined {
  const ids = (page: FetchedPage | undefined): string | undefined => page?.ids.join('\n');
  if (zero === undefined || zero.ids.length === 0) return 1;
  if (ids(zero) === ids(first) && ids(one) === ids(first)) return 1;
  if (ids(zero) === ids(first) && ids(one) !== ids(first)) return 0;
  return ids(one) === ids(first) ? 1 : undefined;
}
