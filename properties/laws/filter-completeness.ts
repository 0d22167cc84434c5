import type { Violation } from '../../core/oracle/types.ts';
import type { ListLaw } from '../law.ts';
import {
  applies,
  inconclusive,
  isList,
  listResource,
  notTested,
  short,
  stableIds,
  unjudgeable,
} from '../lists/judging.ts';
import { certainlyEqual } from '../lists/predicate.ts';
import type { FilteredWalk, ListEvidence } from '../lists/types.ts';

export const oracle: ListLaw = {
  id: 'filter-completeness',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'high',
  criterion: 'filter-sound',
  holds: 'A filtered list shows every item that satisfies the filter',
  broken: 'A filtered list leaves out items that satisfy the filter',
  asserts: 'Every item of the unfiltered walk whose field equals the value asked for is in the filtered walk.',
  why: 'What a filter leaves out is not worked on: open orders stay open, and nobody sees them.',
  source: [{ standard: 'AIP', clause: '160 Filtering', url: 'https://google.aip.dev/160' }],
  remedy: 'Filter before paging and counting, over the same rows as the unfiltered list.',
  considers: isList,
  appliesTo: (operation, facts) =>
    listResource(operation, facts)?.list?.filters.some((filter) => filter.operator === 'eq')
      ? applies
      : { applies: false, reason: 'no equality filter on a field of the items is documented' },
  verify(evidence) {
    const blocked = unjudgeable(evidence);
    if (blocked) return blocked;
    const stable = stableIds(evidence);
    if (evidence.walks.some((walk) => new Set(walk.ids).size !== stable.size)) {
      return inconclusive('the unfiltered walks do not agree on the items: judged by page-walk-gap');
    }
    const judged = evidence.filtered.filter(({ walk }) => walk.ended === 'end');
    if (judged.length === 0) return notTested('no filter could be tried with a value of the list');
    const violations = judged.flatMap((one) => violationOf(one, evidence, stable));
    if (violations.length === 0) return { outcome: 'pass', evidence: judged.length };
    return { outcome: 'fail', evidence: judged.length, violations };
  },
};

function violationOf(
  { filter, value, walk }: FilteredWalk,
  evidence: ListEvidence,
  stable: ReadonlySet<string>,
): Violation[] {
  const shown = new Set(walk.ids);
  const [reference] = evidence.walks;
  const satisfying = (reference?.ids ?? []).filter(
    (id, index) => stable.has(id) && certainlyEqual(reference?.items[index]?.[filter.field], value),
  );
  const lost = satisfying.filter((id) => !shown.has(id));
  if (lost.length === 0) return [];
  const page = walk.pages[0];
  return [
    {
      key: `filter ${filter.parameter}`,
      expected: `all ${satisfying.length} items with ${filter.field} ${JSON.stringify(value)}`,
      observed: `${lost.length} of them are missing: ${lost.slice(0, 3).map(short).join(', ')}`,
      witness: [
        `${filter.parameter}=${String(value)} -> ${shown.size} items`,
        `unfiltered, ${satisfying.length} items have that value`,
      ],
      exchanges: page ? [page.exchange] : [],
      confidence: 'firm',
    },
  ];
}
