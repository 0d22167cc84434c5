import { currentTag, takesIfMatch } from '../../core/exercise/exercise-operation.ts';
import type { PoolItem } from '../../core/exercise/pool.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { Applicability } from '../../core/oracle/types.ts';
import { mayBeSent } from '../../core/plan/safety.ts';
import type { PlanFacts } from '../../core/plan/types.ts';
import { sortQuery } from './gather-sorted.ts';
import { duplicates, isPaged, listResource, short } from './judging.ts';
import type { ListContext, Query } from './list-context.ts';
import { pageRow, sameItems } from './paged.ts';
import type { Walk } from './types.ts';
import { walkList } from './walk.ts';

/** A walk during which one item of ours was made or deleted. */
export interface DisturbedWalk {
  /** The whole list before and after. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly walk: Walk;
  /** Items shown before it was made or deleted. */
  readonly shown: number;
  /** The item that was made or deleted. */
  readonly item: string;
  /** Pages are counted: what comes or goes before the current one shifts them. */
  readonly counted: boolean;
  /** The same walk without a change shows every item once; asked for when the disturbed one did not. */
  readonly steady: boolean;
}

/** Pages before something happens. */
const UNDISTURBED = 2;
const PAGES = 5;
const MOST_ROWS = 5;

const sizeFor = (items: number): number => Math.max(2, Math.ceil(items / PAGES));

/** Index of the last item shown when a walk over so many items is disturbed first. */
export const disturbedAt = (items: number): number => UNDISTURBED * sizeFor(items) - 1;

/**
 * Walks the list and calls `change` after its second page, with the ids shown so far; `change` gives the id of the item
 * it made, changed or deleted, why it could not, or undefined to be asked again after the next page. In words why there
 * was no such walk.
 */
export async function disturbedWalk(
  context: ListContext,
  change: (shown: readonly string[]) => Promise<string | { readonly id: string } | undefined>,
  order?: Query,
): Promise<DisturbedWalk | string> {
  const { client, evidence } = context;
  const { paging } = client.list;
  const counted = paging.style === 'page' || paging.style === 'offset';
  const query = order ?? (counted ? {} : newestFirst(context));
  const largest = evidence.walks[0]?.size ?? null;
  const whole = async (): Promise<Walk> => walkList(client, { label: 'the whole list', size: largest });
  const before = await whole();
  const size = paging.sizeParameter === undefined ? null : sizeFor(before.ids.length);
  if (before.ended !== 'end' || (size !== null && before.ids.length < 3 * size - 1))
    return 'the list has too few items';
  let changed: string | { readonly id: string } | undefined;
  let shown = 0;
  const walk = await walkList(client, {
    label: size === null ? 'default pages' : `pages of ${size}`,
    size,
    query,
    between: async (pages, ids) => {
      if (changed !== undefined || pages < UNDISTURBED || ids.length >= before.ids.length) return;
      shown = ids.length;
      changed = await change(ids);
    },
  });
  const what = changed as string | { readonly id: string } | undefined;
  if (what === undefined) return 'no item of ours stands where its change would tell';
  if (typeof what === 'string') return what;
  const after = await whole();
  const disturbed = { before: before.ids, after: after.ids, walk, shown, item: what.id, counted, steady: true };
  const { lost, twice } = displaced(disturbed);
  if (lost.length + twice.length === 0) return disturbed;
  const control = await walkList(client, { label: walk.label, size, query });
  return { ...disturbed, steady: control.ended === 'end' && sameItems(control.ids, after.ids) };
}

/** With the newest items first, what is made comes before what was walked already. */
function newestFirst({ client }: ListContext): Query {
  const { sort } = client.list;
  const key = sort?.keys.find((one) => /^(?:created|inserted)/i.test(one));
  const allows = (parameter: string, value: unknown): boolean => client.allows(parameter, value);
  return (sort && key !== undefined && sortQuery(sort, key, 'desc', allows)) || {};
}

/** Deletes an item of ours; in words why that failed. */
export async function removeOwn({ session, resource }: ListContext, item: PoolItem): Promise<string | undefined> {
  const { facts, reach, cases, traffic } = session;
  const operation = resource.delete === undefined ? undefined : facts.byId.get(resource.delete);
  if (!operation || !item.ours) return 'no operation deletes its items';
  const allowed = mayBeSent(operation, facts.config, facts.model);
  if (!allowed.applies) return allowed.reason;
  const bound = reach.bindTo(operation, resource, item);
  const [one] = cases.minimal(operation, bound);
  if (!one) return 'no valid request could be generated';
  const tag = takesIfMatch(operation) ? await currentTag(session, item) : undefined;
  const values = { ...one.values, path: { ...one.values.path, ...bound.path } };
  const headers = tag === undefined ? {} : { 'if-match': tag };
  const { response } = await traffic.call(operation, values, { purpose: 'setup', headers });
  const status = response?.status ?? 0;
  return [200, 202, 204].includes(status) ? undefined : `the deletion of an item of ours was answered ${status}`;
}

/** For laws about what goes or moves: where pages are counted it shifts the pages after it, by their nature. */
export function isPagedByCursor(operation: Operation, facts: PlanFacts): Applicability {
  const paged = isPaged(operation, facts);
  const style = listResource(operation, facts)?.list?.paging.style;
  return paged.applies && (style === 'page' || style === 'offset')
    ? { applies: false, reason: 'its pages are counted: what goes or moves shifts them' }
    : paged;
}

/** The last item shown, which a cursor may name, if it is ours. */
export function lastShown({ resource, session }: ListContext, shown: readonly string[]): PoolItem | undefined {
  return session.pool.all(resource.name).find(({ ours, id }) => ours && String(id) === shown.at(-1));
}

/** Why the walk cannot be judged; undefined when it can. */
export function otherCause(disturbed: DisturbedWalk): string | undefined {
  if (!onlyThat(disturbed)) return 'somebody else wrote to the list meanwhile';
  return disturbed.steady
    ? undefined
    : 'the walk loses or repeats items by itself: judged by page-walk-gap and page-walk-repeat';
}

/** Nothing else changed while it was walked. */
function onlyThat({ before, after, item }: DisturbedWalk): boolean {
  const rest = (ids: readonly string[]): string =>
    [...ids]
      .filter((id) => id !== item)
      .sort()
      .join('\n');
  return rest(before) === rest(after);
}

/** Items that were there all the time and were lost, or came twice. */
export function displaced({ before, walk, item }: DisturbedWalk): { lost: string[]; twice: string[] } {
  const shown = new Set(walk.ids);
  return {
    lost: before.filter((id) => id !== item && !shown.has(id)),
    twice: duplicates(walk.ids).filter((id) => id !== item),
  };
}

/** The pages around the change, what was displaced marked. */
export function disturbedRows({ walk, item, shown }: DisturbedWalk, what: string, lost: readonly string[]): string[] {
  const marked = new Set(duplicates(walk.ids));
  let count = 0;
  const rows = walk.pages.slice(0, MOST_ROWS).flatMap((page, index) => {
    count += page.ids.length;
    const row = pageRow(`page ${index + 1}`, page.ids, marked);
    return count === shown && page.ids.length > 0 ? [row, `then ${what} ${short(item)}`] : [row];
  });
  return [...rows, ...(lost.length > 0 ? [`never shown: ${lost.slice(0, 4).map(short).join(' ')}`] : [])];
}
