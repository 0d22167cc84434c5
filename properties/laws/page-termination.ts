import type { ListLaw } from '../law.ts';
import { duplicates, isList, isPaged, notTested } from '../lists/judging.ts';
import { AIP_158, pageRow } from '../lists/paged.ts';
import type { Walk } from '../lists/types.ts';

/** Pages in a row that show nothing new, after which a list counts as one that never ends. */
const NOTHING_NEW = 12;

export const oracle: ListLaw = {
  id: 'page-termination',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'high',
  criterion: 'page-walk',
  holds: 'A walk comes to its end',
  broken: 'A walk never comes to its end',
  asserts:
    'A walk that follows the list from page to page is told at some point that it is over; no cursor is given twice.',
  why: 'Exports and synchronisations run until somebody stops them.',
  source: [AIP_158],
  remedy: 'Give no cursor and no next link when nothing follows.',
  considers: isList,
  appliesTo: isPaged,
  verify(evidence) {
    const judged = evidence.walks.filter(({ ended, pages }) => ended !== 'error' && pages.length > 1);
    if (judged.length === 0) return notTested('the list has one page only');
    const pages = judged.reduce((sum, walk) => sum + walk.pages.length, 0);
    const endless = judged
      .map((walk) => ({ walk, tail: emptyTail(walk), twice: cursorTwice(walk) }))
      .filter(({ walk }) => walk.ended === 'limit' && duplicates(walk.ids).length === 0)
      .filter(({ tail, twice }) => tail >= NOTHING_NEW || (twice !== undefined && tail > 0))
      .sort((left, right) => left.walk.pages.length - right.walk.pages.length)[0];
    if (!endless) return { outcome: 'pass', evidence: pages };
    const { walk, tail, twice } = endless;
    const from = walk.pages.length - tail;
    return {
      outcome: 'fail',
      evidence: pages,
      violations: [
        {
          key: twice === undefined ? 'empty pages' : 'cursor given twice',
          expected: 'an end: no further cursor or link after the last item',
          observed: `${tail} empty pages after the last item, each with a way on${twice === undefined ? '' : '; the same cursor comes again'}`,
          witness: walk.pages
            .slice(Math.max(0, from - 1), from + 2)
            .map((page, index) => pageRow(`page ${Math.max(0, from - 1) + index + 1}`, page.ids)),
          exchanges: walk.pages.slice(from, from + 2).map((page) => page.exchange),
          // A service that filters after paging may give many empty pages in a row.
          confidence: twice === undefined ? 'tentative' : 'certain',
        },
      ],
    };
  },
};

function emptyTail({ pages }: Walk): number {
  return pages.length - 1 - pages.findLastIndex((page) => page.ids.length > 0);
}

function cursorTwice({ pages }: Walk): string | number | undefined {
  const cursors = pages.map(({ says }) => says?.nextCursor).filter((one) => one !== undefined && one !== null);
  return cursors.find((cursor, index) => cursors.indexOf(cursor) !== index);
}
