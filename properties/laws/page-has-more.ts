import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { ListLaw } from '../law.ts';
import { duplicates, inconclusive, isList, isPaged, notTested, stableIds, unjudgeable } from '../lists/judging.ts';
import { AIP_158, pageRow } from '../lists/paged.ts';
import type { ListEvidence, Page, Walk } from '../lists/types.ts';

export const oracle: ListLaw = {
  id: 'page-has-more',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'page-total',
  holds: 'What a page says of the pages after it is true',
  broken: 'What a page says of the pages after it is wrong',
  asserts:
    'A flag that tells of more items is true exactly on the pages that are followed by items, and a stated number of pages is the number of items by the page size, rounded up.',
  why: 'Clients stop at this flag or number: they lose the last page, or ask for one that is not there.',
  source: [AIP_158],
  remedy: 'Ask for one item more than the page holds, and round the number of pages up.',
  considers: isList,
  appliesTo: isPaged,
  verify(evidence) {
    const blocked = unjudgeable(evidence);
    if (blocked) return blocked;
    const count = stableIds(evidence).size;
    const whole = evidence.walks.filter(({ ended, ids }) => ended === 'end' && duplicates(ids).length === 0);
    const judged = whole.filter((walk) => walk.ids.length === count);
    const speaking = judged.flatMap((walk) => walk.pages).filter(({ says }) => stated(says) !== undefined);
    if (whole.length > judged.length) {
      const flag = whole
        .filter(({ ids }) => ids.length < count)
        .map(endsTooEarly)
        .find((one) => one !== undefined);
      return flag ? fail(1, flag) : inconclusive('the walks do not agree on the items: judged by page-walk-gap');
    }
    if (speaking.length === 0) return notTested('no page states whether there is more');
    if (speaking.some(({ total }) => total !== undefined && total !== count))
      return inconclusive('the total is wrong: judged by page-total');
    const violation = judged
      .map((walk) => wrongFlag(walk) ?? wrongCount(evidence, walk))
      .find((one) => one !== undefined);
    return violation ? fail(speaking.length, violation) : { outcome: 'pass', evidence: speaking.length };
  },
};

const stated = (says: Page['says']): boolean | number | undefined => says?.hasMore ?? says?.pageCount;
const fail = (evidence: number, violation: Violation): Verdict => ({
  outcome: 'fail',
  evidence,
  violations: [violation],
});

/** 'No more' although a cursor is given: the walk stopped there, and other walks show more. */
function endsTooEarly({ pages }: Walk): Violation | undefined {
  const last = pages.at(-1);
  const given = last?.says?.nextCursor;
  if (last?.says?.hasMore !== false || given === undefined || given === null) return undefined;
  return {
    key: 'no more, but there is',
    expected: 'a flag that says there is more, as there are items after this page',
    observed: 'it says there is no more',
    witness: [pageRow(`page ${pages.length}, says there is no more`, last.ids), 'other walks show items after it'],
    exchanges: [last.exchange],
    confidence: 'firm',
  };
}

function wrongFlag({ pages }: Walk): Violation | undefined {
  const end = pages.findLastIndex((page) => page.ids.length > 0);
  const wrong = pages.findIndex(
    ({ says }, index) => index <= end && says?.hasMore !== undefined && says.hasMore !== index < end,
  );
  const page = pages[wrong];
  if (!page) return undefined;
  const follows = wrong < end;
  return {
    key: follows ? 'no more, but there is' : 'more, but there is not',
    expected: follows ? 'there is more' : 'there is no more',
    observed: follows ? 'it says there is no more' : 'it says there is more',
    witness: [
      pageRow(`page ${wrong + 1}, says there is ${follows ? 'no ' : ''}more`, page.ids),
      pageRow(`page ${wrong + 2}`, pages[wrong + 1]?.ids ?? []),
    ],
    exchanges: [page.exchange],
    confidence: 'firm',
    ...(!follows && { severity: 'low' as const }),
  };
}

/** The size the list really gives: that of the pages before the last. */
function wrongCount({ list }: ListEvidence, walk: Walk): Violation | undefined {
  const filled = walk.pages.filter(({ ids }) => ids.length > 0);
  const [first] = filled;
  const even = filled.slice(0, -1).every(({ ids }) => ids.length === first?.ids.length);
  if (!first || !even) return undefined;
  // Some number the last page instead, from 0.
  const right = list.paging.firstPage === 0 ? [filled.length, filled.length - 1] : [filled.length];
  const page = filled.find(({ says }) => says?.pageCount !== undefined && !right.includes(says.pageCount));
  if (!page) return undefined;
  return {
    key: 'number of pages',
    expected: `${filled.length} pages for ${walk.ids.length} items with ${walk.label}`,
    observed: `${page.says?.pageCount} pages`,
    witness: [
      `${page.url} states ${page.says?.pageCount} pages`,
      ...filled.slice(-2).map((one) => pageRow(`page ${walk.pages.indexOf(one) + 1}`, one.ids)),
    ],
    exchanges: [page.exchange],
    confidence: 'firm',
  };
}
