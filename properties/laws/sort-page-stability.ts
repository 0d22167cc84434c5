import type { ListLaw } from '../law.ts';
import {
  applies,
  duplicates,
  inconclusive,
  isList,
  listResource,
  notTested,
  pageLine,
  short,
  stableIds,
  unjudgeable,
} from '../lists/judging.ts';
import type { SortedWalk } from '../lists/types.ts';

export const oracle: ListLaw = {
  id: 'sort-page-stability',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'high',
  criterion: 'sort-order',
  holds: 'Sorting changes the order only, also over pages',
  broken: 'A sorted walk repeats or loses items',
  asserts: 'A sorted walk in small pages shows exactly the items of the unsorted walk, each once.',
  why: 'With equal sort keys and no tie-breaker a database may order each page differently: items vanish at one border and return at another.',
  source: [
    {
      standard: 'PostgreSQL',
      clause: '7.6 LIMIT and OFFSET',
      url: 'https://www.postgresql.org/docs/current/queries-limit.html',
    },
  ],
  remedy: 'End every ORDER BY with a unique column.',
  considers: isList,
  appliesTo: (operation, facts) =>
    listResource(operation, facts)?.list?.sort
      ? applies
      : { applies: false, reason: 'no sort parameter is documented' },
  verify(evidence) {
    const blocked = unjudgeable(evidence);
    if (blocked) return blocked;
    const expected = stableIds(evidence);
    const clean = evidence.walks.every((walk) => walk.ended === 'end' && walk.ids.length === expected.size);
    if (!clean)
      return inconclusive('the unsorted walks do not agree on the items: judged by page-walk-gap and page-walk-repeat');
    const judged = evidence.sorted.filter(({ walk }) => walk.ended === 'end' && walk.pages.length > 1);
    if (judged.length === 0) return notTested('no sorted walk had more than one page');
    const broken = judged.find(({ walk }) => duplicates(walk.ids).length > 0 || walk.ids.length !== expected.size);
    if (!broken) return { outcome: 'pass', evidence: judged.length };
    return { outcome: 'fail', evidence: judged.length, violations: [lostOrRepeated(broken, expected)] };
  },
};

function lostOrRepeated({ key, direction, walk }: SortedWalk, expected: ReadonlySet<string>) {
  const twice = new Set(duplicates(walk.ids));
  const shown = new Set(walk.ids);
  const lost = [...expected].filter((id) => !shown.has(id));
  const indexes = walk.pages.flatMap((page, index) => (page.ids.some((id) => twice.has(id)) ? [index] : []));
  const quoted = (ids: Iterable<string>): string => [...ids].slice(0, 3).map(short).join(', ');
  return {
    key: `sorted by ${key}`,
    expected: `the same ${expected.size} items as unsorted, each once`,
    observed: `sorted by ${key} ${direction}: ${twice.size} repeated (${quoted(twice)}), ${lost.length} lost (${quoted(lost)})`,
    witness: [...indexes.slice(0, 3).map((index) => pageLine(walk, index, twice)), `lost: ${quoted(lost) || 'none'}`],
    exchanges: (indexes.length > 0 ? indexes : [0]).slice(0, 2).flatMap((index) => walk.pages[index]?.exchange ?? []),
    confidence: 'certain' as const,
  };
}
