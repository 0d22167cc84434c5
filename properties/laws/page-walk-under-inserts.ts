import type { Verdict } from '../../core/oracle/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { type DisturbedWalk, displaced, disturbedRows, disturbedWalk, otherCause } from '../lists/disturbed-walk.ts';
import { inconclusive, isList, isPaged, listResource, notTested, short } from '../lists/judging.ts';
import { AIP_158 } from '../lists/paged.ts';

export const oracle: GatheringListLaw<DisturbedWalk> = {
  id: 'page-walk-under-inserts',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  disturbs: true,
  severity: 'medium',
  criterion: 'page-walk',
  holds: 'An item made meanwhile does not disturb a walk',
  broken: 'An item made meanwhile makes a walk lose or repeat others',
  asserts:
    'When an item is made during a walk, behind the current page or anywhere in a list by cursor, every item that was there before is shown once.',
  why: 'Lists of a service in use grow all the time: each export then has gaps or repeats.',
  source: [AIP_158],
  remedy: 'Let the cursor name the last item shown by its sort key and id, not its position.',
  considers: isList,
  appliesTo(operation, facts) {
    if (listResource(operation, facts)?.create === undefined)
      return { applies: false, reason: 'no operation creates its items' };
    return isPaged(operation, facts);
  },
  gather: (context) =>
    disturbedWalk(context, async () => {
      const made = await context.make();
      return typeof made === 'string' ? made : { id: String(made.id) };
    }),
  verify(evidence): Verdict {
    const { walk, after, item, shown, counted, before } = evidence;
    if (walk.pages.length < 2) return notTested('the list has one page only');
    if (walk.ended === 'error') return inconclusive(`the walk was refused: ${walk.problem ?? 'unknown'}`);
    if (!after.includes(item)) return inconclusive('the list does not show the item that was made');
    if (counted && after.indexOf(item) < shown)
      return notTested('new items come before those shown already, which shifts counted pages');
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
          expected: `the ${before.length} items that were there all the time, each once`,
          observed: `${lost.length} lost, ${twice.length} twice (${[...lost, ...twice].slice(0, 3).map(short).join(', ')})`,
          witness: disturbedRows(evidence, 'was made', lost),
          exchanges: walk.pages.slice(-2).map((page) => page.exchange),
          confidence: 'firm',
        },
      ],
    };
  },
};
