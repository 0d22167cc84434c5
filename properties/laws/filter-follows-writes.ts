import type { PoolItem } from '../../core/exercise/pool.ts';
import { readItem } from '../../core/exercise/read-item.ts';
import type { GatheringListLaw } from '../law.ts';
import { removeOwn } from '../lists/disturbed-walk.ts';
import { isList, listResource } from '../lists/judging.ts';
import type { ListContext, Query } from '../lists/list-context.ts';
import { offers } from '../lists/offered.ts';
import { AIP_160, isSelection, type Selected, type Selection, select } from '../lists/selections.ts';
import type { SetCheck, SetEvidence } from '../lists/set-law.ts';
import { verifySets } from '../lists/set-law.ts';
import { type Move, moveItem, watchable } from '../lists/watched-item.ts';

/** Milliseconds in which a list may catch up with a write. */
const LAG_MS = 1_500;
const offered = offers(['eq'], 'no equality filter on a field of the items is documented');

export const oracle: GatheringListLaw<SetEvidence> = {
  id: 'filter-follows-writes',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  disturbs: true,
  severity: 'high',
  criterion: 'filter-sound',
  holds: 'A filtered list follows creations, updates and deletions',
  broken: 'A filtered list does not follow a creation, an update or a deletion',
  asserts:
    'An item is in the filtered list of its value once it is made, moves to that of its new value with an update, and is in none once it is deleted; a second and a half later at the latest.',
  why: 'Queues and work lists are filtered lists: an item that stays in the old one is done twice, one that is in none is never done.',
  source: [AIP_160],
  remedy: 'Filter the rows themselves, or bring index and cache up to date in the transaction of the write.',
  considers: isList,
  appliesTo(operation, facts) {
    const filtered = offered(operation, facts);
    if (!filtered.applies) return filtered;
    return listResource(operation, facts)?.create === undefined
      ? { applies: false, reason: 'no operation makes its items' }
      : filtered;
  },
  async gather(context) {
    const item = await context.make();
    if (typeof item === 'string') return item;
    const watched = watchable(context, item);
    if (!watched) return 'the item made shows no field that the list can be filtered by';
    const { id, filter, query } = watched;
    const name = `${filter.field} ${JSON.stringify(watched.value)}`;
    const checks: SetCheck[] = await shown(
      context,
      query,
      id,
      `created ${filter.parameter}`,
      `the new item, which has ${name}`,
    );
    const moved: Move | undefined = await moveItem(context, item, watched);
    if (moved) {
      checks.push(
        ...(await gone(
          context,
          query,
          id,
          `moved away ${filter.parameter}`,
          `not the item whose ${filter.field} was changed`,
        )),
      );
      const now = `${filter.field} ${JSON.stringify(moved.value)}`;
      checks.push(
        ...(await shown(context, moved.query, id, `moved in ${filter.parameter}`, `the item that now has ${now}`)),
      );
    }
    if ((await removeOwn(context, item)) === undefined && (await isGone(context, item))) {
      const last = moved?.query ?? query;
      checks.push(...(await gone(context, last, id, `deleted ${filter.parameter}`, 'not the item that was deleted')));
    }
    return checks.length === 0 ? 'the filtered list cannot be read' : { checks, unchanged: true };
  },
  verify: verifySets,
};

/** A deletion without effect is judged by delete-effective. */
async function isGone({ session, resource }: ListContext, item: PoolItem): Promise<boolean> {
  if (resource.read === undefined) return true;
  const { response } = await readItem(session, resource, item, 'read-back');
  return response !== undefined && (response.status === 404 || response.status === 410);
}

async function shown(
  context: ListContext,
  query: Query,
  id: string,
  key: string,
  expected: string,
): Promise<SetCheck[]> {
  const selected = await inTime(context, query, ({ ids }) => ids.includes(id));
  return isSelection(selected) ? [{ selection: selected, key, must: [id], may: selected.ids, expected }] : [];
}

async function gone(
  context: ListContext,
  query: Query,
  id: string,
  key: string,
  expected: string,
): Promise<SetCheck[]> {
  const selected = await inTime(context, query, ({ ids }) => !ids.includes(id));
  if (!isSelection(selected)) return [];
  return [{ selection: selected, key, must: [], may: selected.ids.filter((one) => one !== id), expected }];
}

/** Asked anew; a second time a while later when it is not as it should be yet. */
async function inTime(context: ListContext, query: Query, right: (selection: Selection) => boolean): Promise<Selected> {
  const first = await select(context, query, 'again');
  if (!isSelection(first) || right(first)) return first;
  await new Promise((resolve) => setTimeout(resolve, LAG_MS));
  return select(context, query, 'again');
}
