import type { Verdict } from '../../core/oracle/types.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import type { ListLaw } from '../law.ts';
import { mayBeHidden } from '../lists/hidden-by-default.ts';
import {
  duplicates,
  inconclusive,
  isList,
  isPaged,
  notTested,
  pagedWalks,
  pageLine,
  short,
  stableIds,
  unjudgeable,
} from '../lists/judging.ts';
import type { ListEvidence, Walk } from '../lists/types.ts';

export const oracle: ListLaw = {
  id: 'page-walk-gap',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'high',
  criterion: 'page-walk',
  holds: 'Walking all pages shows every item',
  broken: 'Walking all pages leaves items out',
  asserts:
    'On a list that nobody changes, every item that one whole walk shows is shown by every other whole walk, and so is every item of ours that can be read by id.',
  why: 'Whoever walks the list works on incomplete data without any sign of it.',
  source: [
    {
      standard: 'PostgreSQL',
      clause: '7.6 LIMIT and OFFSET',
      url: 'https://www.postgresql.org/docs/current/queries-limit.html',
    },
    { standard: 'AIP', clause: '158 Pagination', url: 'https://google.aip.dev/158' },
  ],
  remedy:
    'Compute each page from the same total order, and check the border between two pages: the last item of one and the first of the next.',
  considers: isList,
  appliesTo: isPaged,
  verify(evidence) {
    const blocked = unjudgeable(evidence);
    if (blocked) return blocked;
    const stable = new Set([...stableIds(evidence), ...everywhereElse(evidence)]);
    const whole = evidence.walks.filter((walk) => walk.ended === 'end' || walk.ended === 'same-page');
    const judged = pagedWalks(evidence).filter((walk) => whole.includes(walk));
    if (judged.length === 0) return ownItems(evidence, whole) ?? notTested('the list has one page only');
    // Repeats displace items: that fault has its own law.
    const orderly = judged.filter((walk) => duplicates(walk.ids).length === 0);
    if (orderly.length === 0) return inconclusive('every walk repeats items: judged by page-walk-repeat');
    const broken = orderly.find((walk) => missing(walk, stable).length > 0);
    if (!broken)
      return (
        ownItems(evidence, whole) ?? {
          outcome: 'pass',
          evidence: orderly.reduce((sum, walk) => sum + walk.pages.length, 0),
        }
      );
    return gap(broken, missing(broken, stable), stable.size);
  },
};

function missing(walk: Walk, expected: ReadonlySet<string>): string[] {
  const shown = new Set(walk.ids);
  return [...expected].filter((id) => !shown.has(id));
}

/** Ids that at least two walks of different page size showed. */
function everywhereElse(evidence: ListEvidence): string[] {
  const counts = new Map<string, number>();
  for (const walk of evidence.walks) for (const id of new Set(walk.ids)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= 2).map(([id]) => id);
}

function gap(broken: Walk, lost: readonly string[], known: number): Verdict {
  const ordinary = broken.pages.flatMap((page, index) => (page.ids.length > 0 ? [index] : []));
  return {
    outcome: 'fail',
    evidence: broken.pages.length,
    violations: [
      {
        key: 'gap',
        expected: `all ${known} items over the pages of one walk`,
        observed: `${lost.length} missing with ${broken.label}: ${lost.slice(0, 3).map(short).join(', ')}`,
        witness: [
          `never shown: ${lost.slice(0, 5).map(short).join(' ')}`,
          ...ordinary.slice(0, 3).map((index) => pageLine(broken, index, new Set())),
        ],
        exchanges: ordinary.slice(0, 2).flatMap((index) => broken.pages[index]?.exchange ?? []),
        confidence: 'certain',
      },
    ],
  };
}

/** Items of ours: only where the list shows some of them, so that it is known to list their kind. */
function ownItems(evidence: ListEvidence, whole: readonly Walk[]): Verdict | undefined {
  const shown = new Set(whole.flatMap((walk) => walk.ids));
  const withoutId = (item: JsonObject | undefined): JsonObject | undefined =>
    item && { ...item, [evidence.list.idField]: null };
  const items = new Map(whole.flatMap((walk) => walk.ids.map((id, index) => [id, withoutId(walk.items[index]) ?? {}])));
  const absent = evidence.ours.filter(
    (one) => !shown.has(one.id) && !mayBeHidden(withoutId(one.body), [...items.values()], evidence.now ?? 0),
  );
  if (absent.length === 0 || absent.length === evidence.ours.length || whole.length === 0) return undefined;
  return {
    outcome: 'fail',
    evidence: evidence.ours.length,
    violations: [
      {
        key: 'own item not listed',
        expected: `all ${evidence.ours.length} items created by this run in the list`,
        observed: `${absent.length} of them can be read by id but are on no page`,
        witness: absent.slice(0, 3).map((one) => `GET by id of ${short(one.id)} -> 200, and it is on no page`),
        exchanges: absent.slice(0, 2).map((one) => one.exchange),
        confidence: 'tentative',
        severity: 'medium',
      },
    ],
  };
}
