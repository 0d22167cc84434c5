import { at, isObject, successJson } from '../../core/exercise/json-body.ts';
import { readItem } from '../../core/exercise/read-item.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { ListShape, Resource } from '../../core/resources/types.ts';
import { gatherFiltered } from './gather-filtered.ts';
import { gatherSorted } from './gather-sorted.ts';
import { type FetchedPage, ListClient, PageProblem } from './list-client.ts';
import { type ListContext, listContext } from './list-context.ts';
import { confirmPaging } from './paging-dialect.ts';
import { makeReferenceSet, type ReferenceSet } from './reference-set.ts';
import { tellDialect } from './tell-dialect.ts';
import type { ListEvidence, OwnItem, Page, Walk } from './types.ts';
import { walkList } from './walk.ts';

/** Own items that are read by id. */
const MOST_READ = 7;
const PAGES_OF_SMALL_WALK = 8;

/** Walks a list in several ways, once, for all laws; the reason in words when that cannot be done. */
export async function gatherList(
  session: Session,
  operation: Operation,
  resource: Resource,
  shape: ListShape,
): Promise<ListContext | string> {
  if (shape.idField === '') return 'no property of its items is known that identifies them';
  const own = resource.parent === undefined ? undefined : await session.reach.bind(operation, 'ours');
  const bound = own?.ok ? own : await session.reach.bind(operation, 'any');
  if (!bound.ok) return bound.missing;
  const references = await session.reach.references(operation);
  if (typeof references === 'string') return references;
  const [base] = session.cases.minimal(operation, bound, references);
  if (!base) return 'no valid request could be generated';
  try {
    const unsure = new ListClient(session, resource, shape, base.values);
    await unsure.fetch({});
    const reference = await makeReferenceSet(session, resource, bound);
    const list = await confirmPaging(session, unsure);
    const client = new ListClient(session, resource, list, base.values);
    const make = async () => {
      const { items, reason } = await makeReferenceSet(session, resource, bound, 1);
      return items[0] ?? reason ?? 'none was made';
    };
    const evidence = await gatherWalks(session, client, reference);
    tellDialect(session, evidence);
    return listContext(session, client, evidence, reference, make);
  } catch (error) {
    if (error instanceof PageProblem) return `the list cannot be read: ${error.message}`;
    throw error;
  }
}

async function gatherWalks(session: Session, client: ListClient, reference: ReferenceSet): Promise<ListEvidence> {
  const { operation, resource, list } = client;
  const sized = list.paging.sizeParameter !== undefined;
  const largest = sized ? await largestSize(client) : null;
  const first = await walkList(client, { label: 'largest pages', size: largest });
  const walks: Walk[] = [first];
  const pageable = list.paging.style !== 'none';
  if (pageable) walks.push(await walkList(client, { label: 'default pages', size: null }));
  if (pageable && sized) {
    const count = Math.max(first.ids.length, 1);
    const small = Math.max(2, Math.ceil(count / PAGES_OF_SMALL_WALK));
    for (const size of small + 1 < count ? [small, small + 1] : [small]) {
      const walk = await walkList(client, { label: `pages of ${size}`, size });
      // A size that is refused at once is none the list offers.
      if (walk.ended !== 'error' || walk.pages.length > 0) walks.push(walk);
    }
  }
  const sortedWalks = await gatherSorted(client, first);
  const filtered = await gatherFiltered(client, first);
  const sizes: { asked: number; page: Page }[] = [];
  if (sized && list.paging.sizeParameter !== undefined) {
    for (const asked of [1, 3, Math.max(1, Math.floor((list.paging.maxSize ?? 50) / 2))]) {
      const fetched = client.allows(list.paging.sizeParameter, asked) ? await pageOf(client, asked) : undefined;
      if (!fetched) continue;
      const { raw: _, ...page } = fetched;
      sizes.push({ asked, page });
    }
  }
  const ours = await oursStillThere(session, client, reference);
  let last = await walkList(client, { label: 'largest pages again', size: largest });
  if (ours.some(({ id }) => !last.ids.includes(id))) {
    // An index may lag behind: asked again later, the list then counts as one that changed.
    await new Promise((resolve) => setTimeout(resolve, LAG_MS));
    last = await walkList(client, { label: 'largest pages again', size: largest });
  }
  walks.push(last);
  return {
    operation,
    resource,
    list,
    // Twice nothing is no sign of a list at rest while other walks showed items.
    quiet: sameItems(first, last) && (last.ids.length > 0 || walks.every(({ ids }) => ids.length === 0)),
    walks,
    ours,
    sorted: sortedWalks,
    filtered,
    sized: sizes,
    now: Date.now(),
    requests: client.requests,
  };
}

/** Milliseconds in which a list may catch up with what was created. */
const LAG_MS = 1_000;
const SIZES = [100, 50, 25, 10];

/** The largest page size that the list takes and gives; null when it refuses all of them. */
async function largestSize(client: ListClient): Promise<number | null> {
  const { maxSize, sizeParameter, style } = client.list.paging;
  const sizes = maxSize === undefined ? SIZES : [maxSize, ...SIZES.filter((size) => size < maxSize)];
  for (const size of sizes) {
    if (sizeParameter !== undefined && !client.allows(sizeParameter, size)) continue;
    const page = await pageOf(client, size);
    if (!page) continue;
    const given = page.ids.length;
    // Fewer than asked: all there are, or a smaller limit of the list, which then gives exactly that many.
    if (style !== 'offset' || given === 0 || given >= size) return size;
    const exact = await pageOf(client, given);
    return exact?.ids.length === given ? given : size;
  }
  return null;
}

/** The first page with this size; undefined when the size is refused or too much for the service. */
async function pageOf(client: ListClient, size: number): Promise<FetchedPage | undefined> {
  const { sizeParameter } = client.list.paging;
  try {
    return await client.fetch(sizeParameter === undefined ? {} : { [sizeParameter]: size });
  } catch (error) {
    if (error instanceof PageProblem && (error.refused || error.status >= 500)) return undefined;
    throw error;
  }
}

function sameItems(left: Walk, right: Walk): boolean {
  const ids = (walk: Walk): string => [...new Set(walk.ids)].sort().join('\n');
  return left.ended !== 'error' && right.ended !== 'error' && ids(left) === ids(right);
}

/** Own items of this very collection that answer 200 by id: a complete list must show them. */
async function oursStillThere(session: Session, client: ListClient, reference: ReferenceSet): Promise<OwnItem[]> {
  if (client.resource.read === undefined || client.resource.parent !== undefined) return [];
  const known = session.pool.all(client.resource.name).filter((item) => item.ours);
  const own = (reference.items.length > 0 ? reference.items : known).slice(0, MOST_READ);
  const found: OwnItem[] = [];
  for (const item of own) {
    const exchange = await readItem(session, client.resource, item, 'read-back');
    if (exchange.response?.status !== 200) continue;
    const body = at(successJson(exchange.response), client.resource.itemAt);
    found.push({ id: String(item.id), exchange: exchange.id, ...(isObject(body) && { body }) });
  }
  return found;
}
