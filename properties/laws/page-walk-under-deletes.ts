import type { Verdict } from '../../core/oracle/types.ts';
import type { GatheringListLaw } from '../law.ts';
import {
  type DisturbedWalk,
  displaced,
  disturbedRows,
  disturbedWalk,
  isPagedByCursor,
  lastShown,
  otherCause,
  removeOwn,
} from '../lists/disturbed-walk.ts';
import { inconclusive, isList, listResource, notTested, short } from '../lists/judging.ts';
import { AIP_158 } from '../lists/paged.ts';

export const oracle: GatheringListLaw<DisturbedWalk> = {
  id: 'page-walk-under-deletes',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  disturbs: true,
  severity: 'medium',
  criterion: 'page-walk',
  holds: 'An item deleted meanwhile does not disturb a walk',
  broken: 'An item deleted meanwhile makes a walk lose or repeat others',
  asserts: 'When an item is deleted during a walk by cursor, every other item is shown once.',
  why: 'A clean-up that walks and deletes skips every other page, and exports of a service in use have gaps.',
  source: [AIP_158],
  remedy:
    'Let the cursor name the last item shown by its sort key and id, not its position; it must work when that item is gone.',
  considers: isList,
  appliesTo(operation, facts) {
    const resource = listResource(operation, facts);
    if (resource?.create === undefined || resource.delete === undefined)
      return { applies: false, reason: 'its items cannot be created and deleted' };
    return isPagedByCursor(operation, facts);
  },
  gather: (context) =>
    disturbedWalk(context, async (shown) => {
      const chosen = lastShown(context, shown);
      if (!chosen) return undefined;
      const refused = await removeOwn(context, chosen);
      return refused ?? { id: String(chosen.id) };
    }),
  verify(evidence): Verdict {
    const { walk, after, item, before } = evidence;
    if (walk.pages.length < 2) return notTested('the list has one page only');
    if (walk.ended === 'error') return inconclusive(`the walk was refused: ${walk.problem ?? 'unknown'}`);
    if (!before.includes(item)) return notTested('the list did not show the item that was deleted');
    if (after.includes(item))
      return inconclusive('the list still shows the item that was deleted: judged by use-after-delete');
    const cause = otherCause(evidence);
    if (cause !== undefined) return inconclusive(cause);
    const { lost, twice } = displaced(evidence);
    if (lost.length + twice.length === 0) return { outcome: 'pass', evidence: walk.pages.length };
    return {
      outcome: 'fail',
      evidence: walk.pages.length,
      violations: [
        {
          key: lost.length > 0 ? 'lost' : 'twice',
          expected: `the ${before.length - 1} items that stayed, each once`,
          observed: `${lost.length} lost, ${twice.length} twice (${[...lost, ...twice].slice(0, 3).map(short).join(', ')})`,
          witness: disturbedRows(evidence, 'was deleted', lost),
          exchanges: walk.pages.slice(-2).map((page) => page.exchange),
          confidence: 'firm',
        },
      ],
    };
  },
};
