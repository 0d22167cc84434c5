import { isDeepStrictEqual } from 'node:util';
import type { ListLaw } from '../law.ts';
import {
  duplicates,
  inconclusive,
  isList,
  isPaged,
  notTested,
  pagedWalks,
  pageLine,
  short,
  unjudgeable,
} from '../lists/judging.ts';
import type { Page } from '../lists/types.ts';

export const oracle: ListLaw = {
  id: 'page-walk-repeat',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'high',
  criterion: 'page-walk',
  holds: 'Walking all pages shows no item twice',
  broken: 'Walking all pages shows an item twice',
  asserts: 'On a list that nobody changes, no id appears twice over the pages of one walk.',
  why: 'Exports, synchronisations and invoices built from the list count the item twice.',
  source: [
    {
      standard: 'PostgreSQL',
      clause: '7.6 LIMIT and OFFSET',
      url: 'https://www.postgresql.org/docs/current/queries-limit.html',
    },
    { standard: 'AIP', clause: '158 Pagination', url: 'https://google.aip.dev/158' },
  ],
  remedy:
    'Page over a total order: end every ORDER BY with a unique column, and compute the offset from the page number and size used.',
  considers: isList,
  appliesTo: isPaged,
  verify(evidence) {
    const blocked = unjudgeable(evidence);
    if (blocked) return blocked;
    const walks = pagedWalks(evidence);
    const stuck = evidence.walks.find(
      (walk) => walk.ended === 'same-page' && walk.pages.length === 1 && moreThanOnePage(walk, evidence.walks),
    );
    if (stuck) {
      return {
        outcome: 'fail',
        evidence: evidence.walks.length,
        violations: [
          {
            key: 'second page is the first',
            expected: 'the second page shows the items after the first page',
            observed: `${stuck.label}: asking for the second page gave the first one again`,
            witness: [pageLine(stuck, 0, new Set())],
            exchanges: stuck.pages.map((page) => page.exchange),
            confidence: 'firm',
          },
        ],
      };
    }
    if (walks.length === 0) return notTested('the list has one page only');
    const broken = walks.find((walk) => duplicates(walk.ids).length > 0);
    if (!broken) return { outcome: 'pass', evidence: walks.reduce((sum, walk) => sum + walk.pages.length, 0) };
    if (broken.pages.some((page) => sharedIds(page).length > 0)) {
      return inconclusive('different items on one page have the same id: no property is known that identifies them');
    }
    const twice = new Set(duplicates(broken.ids));
    const indexes = broken.pages.flatMap((page, index) => (page.ids.some((id) => twice.has(id)) ? [index] : []));
    return {
      outcome: 'fail',
      evidence: walks.length,
      violations: [
        {
          key: 'repeat',
          expected: 'every id once over all pages',
          observed: `${twice.size} of ${new Set(broken.ids).size} ids more than once with ${broken.label}, ${[...twice].slice(0, 3).map(short).join(', ')}`,
          witness: indexes.slice(0, 4).map((index) => pageLine(broken, index, twice)),
          exchanges: indexes.slice(0, 2).flatMap((index) => broken.pages[index]?.exchange ?? []),
          confidence: 'certain',
        },
      ],
    };
  },
};

/** Ids that different items of one page share. */
function sharedIds({ ids, items }: Page): string[] {
  return ids.filter((id, index) => {
    const first = ids.indexOf(id);
    return first !== index && !isDeepStrictEqual(items[first], items[index]);
  });
}

/** Another walk showed items that this one did not. */
function moreThanOnePage(
  stuck: { readonly ids: readonly string[] },
  walks: readonly { readonly ids: readonly string[] }[],
): boolean {
  const seen = new Set(stuck.ids);
  return walks.some((walk) => walk.ids.some((id) => !seen.has(id)));
}
