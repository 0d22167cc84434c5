import type { Violation } from '../../core/oracle/types.ts';
import type { ListLaw } from '../law.ts';
import { applies, inconclusive, isList, listResource, notTested, unjudgeable } from '../lists/judging.ts';
import { AIP_160 } from '../lists/selections.ts';
import type { FilteredWalk } from '../lists/types.ts';

export const oracle: ListLaw = {
  id: 'filter-total',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'page-total',
  holds: 'The total of a filtered list is the number of items it shows',
  broken: 'The total of a filtered list is not the number of items it shows',
  asserts: 'The total stated by a filtered list equals the number of items that a whole walk with this filter shows.',
  why: 'A badge says 45 open cases and the list shows 3; a client that pages by the total asks for pages that are empty.',
  source: [AIP_160, { standard: 'AIP', clause: '158 Pagination, total size', url: 'https://google.aip.dev/158' }],
  remedy: 'Count with the conditions of the query.',
  considers: isList,
  appliesTo(operation, facts) {
    const list = listResource(operation, facts)?.list;
    if (list?.paging.totalAt === undefined) return { applies: false, reason: 'no total is documented' };
    return list.filters.some(({ operator }) => operator === 'eq')
      ? applies
      : { applies: false, reason: 'no equality filter on a field of the items is documented' };
  },
  verify(evidence) {
    const blocked = unjudgeable(evidence);
    if (blocked) return blocked;
    const whole = evidence.walks[0];
    const judged = evidence.filtered.filter(
      ({ walk }) =>
        walk.ended === 'end' && walk.ids.length < (whole?.ids.length ?? 0) && walk.pages[0]?.total !== undefined,
    );
    if (judged.length === 0) return notTested('no filtered list that is shorter than the whole states a total');
    // What a page alone holds may be called total; then it is not one of the whole list either.
    if (whole && whole.pages.length > 1 && whole.pages.every(({ total, ids }) => total === ids.length))
      return notTested('what looks like a total is the number of items on each page');
    if (whole?.pages[0]?.total !== undefined && whole.pages[0].total !== whole.ids.length)
      return notTested('the total of the whole list is wrong as well: judged by page-total');
    if (judged.some(({ walk }) => new Set(walk.ids).size !== walk.ids.length))
      return inconclusive('a filtered walk shows items twice: judged by page-walk-repeat');
    const wrong = judged.filter(({ walk }) => walk.pages[0]?.total !== walk.ids.length);
    const [first] = wrong.sort((left, right) => left.walk.ids.length - right.walk.ids.length);
    if (!first) return { outcome: 'pass', evidence: judged.length };
    return { outcome: 'fail', evidence: judged.length, violations: [violation(first, whole?.ids.length ?? 0)] };
  },
};

function violation({ filter, value, walk }: FilteredWalk, all: number): Violation {
  const page = walk.pages[0];
  const unfiltered = page?.total === all;
  return {
    key: unfiltered ? 'counts everything' : 'other number',
    expected: `a total of ${walk.ids.length}, the number of items with ${filter.field} ${JSON.stringify(value)}`,
    observed: `a total of ${page?.total}${unfiltered ? ', the number of all items' : ''}`,
    witness: [
      `${filter.parameter}=${String(value)} -> ${walk.ids.length} items, total ${page?.total}`,
      `no filter -> ${all} items`,
    ],
    exchanges: page ? [page.exchange] : [],
    confidence: 'firm',
  };
}
