import type { Verdict } from '../../core/oracle/types.ts';
import type { GatheringListLaw } from '../law.ts';
import {
  type DisturbedWalk,
  displaced,
  disturbedAt,
  disturbedRows,
  disturbedWalk,
  isPagedByCursor,
  lastShown,
  otherCause,
} from '../lists/disturbed-walk.ts';
import { sortQuery } from '../lists/gather-sorted.ts';
import { inconclusive, isList, listResource, notTested, short } from '../lists/judging.ts';
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
    'When the sort value of an item changes during a walk by cursor so that it moves to the end, the walk ends and every other item is shown once.',
  why: 'Walks over what was changed last, which synchronisations use, skip whatever stands between.',
  source: [AIP_158],
  remedy: 'Write the sort value and the id of the last item shown into the cursor; do not look the item up again.',
  considers: isList,
  appliesTo(operation, facts) {
    const resource = listResource(operation, facts);
    if (!resource?.list?.sort) return { applies: false, reason: 'no sort parameter is documented' };
    if (resource.create === undefined || (resource.patch ?? resource.replace) === undefined)
      return { applies: false, reason: 'its items cannot be created and changed' };
    return isPagedByCursor(operation, facts);
  },
  async gather(context) {
    const sorted = movingKey(context);
    if (!sorted) return 'no sort key of its items is known that can be given another value';
    const { key, query, last } = sorted;
    return disturbedWalk(
      context,
      async (shown) => {
        const chosen = lastShown(context, shown);
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

/** An order in which the item that is shown when the walk is disturbed can be given the value of the last one. */
function movingKey({ client, evidence }: ListContext) {
  const { sort } = client.list;
  if (!sort) return undefined;
  const allows = (parameter: string, value: unknown): boolean => client.allows(parameter, value);
  for (const { key, direction, walk } of evidence.sorted) {
    const values = walk.items.map((item) => item[key]);
    const last = values.at(-1);
    if (walk.ended !== 'end' || last === undefined || last === null || typeof last === 'object') continue;
    // Values that several share are neither unique nor given by the service for each item.
    const shared = new Set(values).size <= values.length / 2;
    const query = sortQuery(sort, key, direction, allows);
    if (shared && query && values[disturbedAt(values.length)] !== last) return { key, query, last };
  }
  return undefined;
}
