import type { Verdict } from '../../core/oracle/types.ts';
import type { Json } from '../../core/spec/types.ts';
import type { GatheringListLaw } from '../law.ts';
import {
  chosenItem,
  type DisturbedWalk,
  displaced,
  disturbedRows,
  disturbedWalk,
  otherCause,
} from '../lists/disturbed-walk.ts';
import { sortQuery } from '../lists/gather-sorted.ts';
import { inconclusive, isList, isPaged, listResource, notTested, short } from '../lists/judging.ts';
import type { ListContext } from '../lists/list-context.ts';
import { moveOwn } from '../lists/move-own.ts';
import { AIP_158 } from '../lists/paged.ts';

export const oracle: GatheringListLaw<DisturbedWalk> = {
  id: 'page-walk-under-updates',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  disturbs: true,
  severity: 'low',
  criterion: 'page-walk',
  holds: 'An item that moves meanwhile does not disturb a sorted walk',
  broken: 'An item that moves meanwhile makes a sorted walk lose or repeat others',
  asserts:
    'When the sort value of an item changes during a walk so that it moves to the end, the walk ends and every other item is shown once.',
  why: 'Walks over what was changed last, which synchronisations use, skip whatever stands between.',
  source: [AIP_158],
  remedy: 'Write the sort value and the id of the last item shown into the cursor; do not look the item up again.',
  considers: isList,
  appliesTo(operation, facts) {
    const resource = listResource(operation, facts);
    if (!resource?.list?.sort) return { applies: false, reason: 'no sort parameter is documented' };
    if (resource.create === undefined || (resource.patch ?? resource.replace) === undefined)
      return { applies: false, reason: 'its items cannot be created and changed' };
    return isPaged(operation, facts);
  },
  async gather(context) {
    const sorted = movingKey(context);
    if (!sorted) return 'no sort key of its items is known that can be given another value';
    const { key, query, last } = sorted;
    return disturbedWalk(
      context,
      async (shown, counted) => {
        const chosen = chosenItem(context, shown, counted);
        if (!chosen || chosen.body?.[key] === last) return undefined;
        const refused = await moveOwn(context, chosen, key, last);
        return refused ?? { id: String(chosen.id) };
      },
      query,
    );
  },
  verify(evidence): Verdict {
    const { walk, item, before, after } = evidence;
    if (walk.pages.length < 2) return notTested('the list has one page only');
    if (walk.ended === 'error') return inconclusive(`the walk was refused: ${walk.problem ?? 'unknown'}`);
    if (!before.includes(item) || !after.includes(item))
      return inconclusive('the list did not show the item that moved');
    const cause = otherCause(evidence);
    if (cause !== undefined) return inconclusive(cause);
    const { lost, twice } = displaced(evidence);
    if (lost.length + twice.length === 0 && walk.ended !== 'limit')
      return { outcome: 'pass', evidence: walk.pages.length };
    return {
      outcome: 'fail',
      evidence: walk.pages.length,
      violations: [
        {
          key: walk.ended === 'limit' ? 'endless' : lost.length > 0 ? 'lost' : 'twice',
          expected: `the ${before.length - 1} items that did not move, each once, and an end`,
          observed: `${lost.length} lost, ${twice.length} twice (${[...lost, ...twice].slice(0, 3).map(short).join(', ')})`,
          witness: disturbedRows(evidence, 'moved', lost),
          exchanges: walk.pages.slice(-2).map((page) => page.exchange),
          confidence: 'firm',
        },
      ],
    };
  },
};

/** A key that some of our items share with the last one of the sorted list, so that others can be given its value. */
function movingKey({ client, evidence, reference }: ListContext) {
  const { sort } = client.list;
  const ours = new Set(reference.items.map(({ id }) => String(id)));
  const sent = reference.items.flatMap(({ body }) => (body ? [body] : []));
  for (const { key, direction, walk } of evidence.sorted) {
    const last = walk.items.at(-1)?.[key];
    if (!sort || direction !== 'asc' || walk.ended !== 'end' || last === undefined || last === null) continue;
    const values = walk.items.filter((_, index) => ours.has(walk.ids[index] ?? '')).map((item) => item[key]);
    // Values that several share are neither unique nor given by the service for each item.
    const shared = new Set(values).size < values.length && values.some((value) => value !== last);
    const query = sortQuery(sort, key, 'asc', (parameter, value) => client.allows(parameter, value));
    if (shared && query && typeof last !== 'object' && sent.length > 0) return { key, query, last: last as Json };
  }
  return undefined;
}
