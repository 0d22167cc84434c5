import type { Violation } from '../../core/oracle/types.ts';
import type { ListLaw } from '../law.ts';
import { duplicates, inconclusive, isList, isPaged, notTested, unjudgeable } from '../lists/judging.ts';
import { AIP_158, pageRow, sameIds, shownPages } from '../lists/paged.ts';
import type { ListEvidence, Walk } from '../lists/types.ts';

export const oracle: ListLaw = {
  id: 'page-size-independence',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'page-walk',
  holds: 'Every page size shows the items in the same order',
  broken: 'The order of the items depends on the page size',
  asserts:
    'On a list that nobody changes, walks with different page sizes give the same sequence, and a small first page is the beginning of a large one.',
  why: 'A client that changes its page size, or reads two pages with different ones, sees items out of order or in the wrong place.',
  source: [
    AIP_158,
    {
      standard: 'PostgreSQL',
      clause: '7.6 LIMIT and OFFSET',
      url: 'https://www.postgresql.org/docs/current/queries-limit.html',
    },
  ],
  remedy: 'Sort in the query, by a total order, before the page is cut; sort nothing afterwards.',
  considers: isList,
  appliesTo: isPaged,
  verify(evidence) {
    const blocked = unjudgeable(evidence);
    if (blocked) return blocked;
    const [first] = evidence.walks;
    const last = evidence.walks.at(-1);
    if (!first || !last || first.ended === 'limit') return notTested('the list was not walked to its end');
    if (!sameIds(first.ids, last.ids))
      return inconclusive('the order changes from walk to walk: judged by page-repeatable');
    const walks = evidence.walks.filter((walk) => sameItemsOnce(walk, first) && shownPages(walk).length > 1);
    const heads = evidence.sized.filter(({ page }) => page.ids.length > 0 && page.ids.length < first.ids.length);
    if (walks.length + heads.length === 0) return notTested('the list has one page only');
    const violation = otherOrder(walks, first) ?? otherBeginning(evidence, first);
    const judged = walks.reduce((sum, walk) => sum + walk.pages.length, heads.length);
    if (!violation) return { outcome: 'pass', evidence: judged };
    return { outcome: 'fail', evidence: judged, violations: [violation] };
  },
};

/** Lost and repeated items displace the others: these have laws of their own. */
function sameItemsOnce(walk: Walk, first: Walk): boolean {
  const ids = new Set(first.ids);
  return (
    walk.ids.length === first.ids.length && duplicates(walk.ids).length === 0 && walk.ids.every((id) => ids.has(id))
  );
}

function otherOrder(walks: readonly Walk[], first: Walk): Violation | undefined {
  const broken = walks
    .filter((walk) => !sameIds(walk.ids, first.ids))
    .sort((left, right) => (left.pages[0]?.ids.length ?? 0) - (right.pages[0]?.ids.length ?? 0))[0];
  if (!broken) return undefined;
  const at = broken.ids.findIndex((id, index) => id !== first.ids[index]);
  const marked = new Set([broken.ids[at] ?? '', first.ids[at] ?? '']);
  let before = 0;
  const page = broken.pages.findIndex((one) => {
    before += one.ids.length;
    return before > at;
  });
  const ids = broken.pages[page]?.ids ?? [];
  const start = before - ids.length;
  return {
    key: 'order',
    expected: `with ${broken.label} the order of ${first.label}`,
    observed: `another order from item ${at + 1} of ${first.ids.length} on`,
    witness: [
      pageRow(`page ${page + 1} of ${broken.label}`, ids, marked),
      pageRow(`the same places of ${first.label}`, first.ids.slice(start, start + ids.length), marked),
    ],
    exchanges: [first.pages[0]?.exchange, broken.pages[page]?.exchange].filter((one) => one !== undefined),
    confidence: 'firm',
  };
}

/** A list of the newest ones may show the last n of a fixed order: all its small pages then end alike instead. */
function otherBeginning(evidence: ListEvidence, first: Walk): Violation | undefined {
  const heads = evidence.sized.filter(({ page }) => page.ids.length > 0 && page.ids.length < first.ids.length);
  if (heads.every(({ page: { ids } }) => sameIds(ids, first.ids.slice(-ids.length)))) return undefined;
  const broken = heads
    .filter(({ page }) => !sameIds(page.ids, first.ids.slice(0, page.ids.length)))
    .sort((left, right) => left.page.ids.length - right.page.ids.length)[0];
  if (!broken) return undefined;
  const { asked, page } = broken;
  const expected = first.ids.slice(0, page.ids.length);
  return {
    key: 'beginning',
    expected: `a first page of ${asked} that begins like ${first.label}`,
    observed: 'other items, or another order',
    witness: [
      pageRow(`first page of ${asked}`, page.ids, new Set(page.ids.filter((id, index) => id !== expected[index]))),
      pageRow(first.label, expected),
    ],
    exchanges: [first.pages[0]?.exchange, page.exchange].filter((one) => one !== undefined),
    confidence: 'firm',
  };
}
