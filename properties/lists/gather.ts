import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { ListShape, Resource } from '../../core/resources/types.ts';
import { gatherFiltered } from './gather-filtered.ts';
import { gatherSorted } from './gather-sorted.ts';
import { ListClient, PageProblem } from './list-client.ts';
import { confirmPaging } from './paging-dialect.ts';
import type { ListEvidence, Page, Walk } from './types.ts';
import { walkList } from './walk.ts';

/** Enough for three pages of two and one item on the next. */
const WANTED_ITEMS = 7;
const PAGES_OF_SMALL_WALK = 8;

/** Walks a list in several ways, once, for all laws; the reason in words when that cannot be done. */
export async function gatherList(
  session: Session,
  operation: Operation,
  resource: Resource,
  shape: ListShape,
): Promise<ListEvidence | string> {
  const bound = await session.reach.bind(operation, 'any');
  if (!bound.ok) return bound.missing;
  const references = await session.reach.references(operation);
  if (typeof references === 'string') return references;
  const [base] = session.cases.minimal(operation, bound, references);
  if (!base) return 'no valid request could be generated';
  try {
    const list = await confirmPaging(session, new ListClient(session, resource, shape, base.values));
    const client = new ListClient(session, resource, list, base.values);
    return await gatherWalks(session, client);
  } catch (error) {
    if (error instanceof PageProblem) return `the list cannot be read: ${error.message}`;
    throw error;
  }
}

async function gatherWalks(session: Session, client: ListClient): Promise<ListEvidence> {
  const { operation, resource, list } = client;
  await ensureItems(session, client);
  const sized = list.paging.sizeParameter !== undefined;
  const largest = sized ? (list.paging.maxSize ?? 100) : null;
  const first = await walkList(client, { label: 'largest pages', size: largest });
  const walks: Walk[] = [first];
  const pageable = list.paging.style !== 'none';
  if (pageable) walks.push(await walkList(client, { label: 'default pages', size: null }));
  if (pageable && sized) {
    const count = Math.max(first.ids.length, 1);
    const small = Math.max(2, Math.ceil(count / PAGES_OF_SMALL_WALK));
    walks.push(await walkList(client, { label: `pages of ${small}`, size: small }));
    if (small + 1 < count) walks.push(await walkList(client, { label: `pages of ${small + 1}`, size: small + 1 }));
  }
  const sortedWalks = await gatherSorted(client, first);
  const filtered = await gatherFiltered(client, first);
  const sizes: { asked: number; page: Page }[] = [];
  if (sized && list.paging.sizeParameter !== undefined) {
    for (const asked of [1, 3, Math.max(1, Math.floor((list.paging.maxSize ?? 50) / 2))]) {
      const { raw: _, ...page } = await client.fetch({ [list.paging.sizeParameter]: asked });
      sizes.push({ asked, page });
    }
  }
  const last = await walkList(client, { label: 'largest pages again', size: largest });
  walks.push(last);
  return {
    operation,
    resource,
    list,
    quiet: sameItems(first, last),
    walks,
    ours: await oursStillThere(session, client),
    sorted: sortedWalks,
    filtered,
    sized: sizes,
    requests: client.requests,
  };
}

/** Creates a few items where the list is too short to have pages, and where that is allowed. */
async function ensureItems(session: Session, client: ListClient): Promise<void> {
  const page = await client.fetch({});
  const known = Math.max(page.total ?? 0, page.ids.length);
  for (let missing = WANTED_ITEMS - known; missing > 0; missing--) {
    const made = await session.reach.create(client.resource);
    if (typeof made === 'string') return;
  }
}

function sameItems(left: Walk, right: Walk): boolean {
  const ids = (walk: Walk): string => [...new Set(walk.ids)].sort().join('\n');
  return left.ended !== 'error' && right.ended !== 'error' && ids(left) === ids(right);
}

/** Own items of this very collection that answer 200 by id: a complete list must show them. */
async function oursStillThere(session: Session, client: ListClient): Promise<{ id: string; exchange: string }[]> {
  const read = client.resource.read === undefined ? undefined : session.operation(client.resource.read);
  if (!read || client.resource.parent !== undefined) return [];
  const own = session.pool
    .all(client.resource.name)
    .filter((item) => item.ours)
    .slice(0, WANTED_ITEMS);
  const found: { id: string; exchange: string }[] = [];
  for (const item of own) {
    const url = `${session.facts.baseUrl.replace(/\/$/, '')}${item.path}`;
    const exchange = await session.traffic.send({
      method: 'GET',
      url,
      headers: {},
      operation: read.id,
      purpose: 'read-back',
    });
    if (exchange.response?.status === 200) found.push({ id: String(item.id), exchange: exchange.id });
  }
  return found;
}
