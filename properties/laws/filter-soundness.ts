import type { Violation } from '../../core/oracle/types.ts';
import type { ListLaw } from '../law.ts';
import { applies, isList, listResource, notTested, short } from '../lists/judging.ts';
import { certainlyEqual, readingThatFits } from '../lists/predicate.ts';
import type { FilteredWalk } from '../lists/types.ts';

export const oracle: ListLaw = {
  id: 'filter-soundness',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'high',
  criterion: 'filter-sound',
  holds: 'Every item of a filtered list satisfies the filter',
  broken: 'A filtered list shows items that do not satisfy the filter',
  asserts: 'Each item a filter returns has the value that was asked for, under at least one usual reading of equality.',
  why: 'Users act on what a filter shows: they pay, ship or delete the wrong items.',
  source: [{ standard: 'AIP', clause: '160 Filtering', url: 'https://google.aip.dev/160' }],
  remedy: 'Apply the documented filter in the query; refuse a filter that is not supported instead of ignoring it.',
  considers: isList,
  appliesTo: (operation, facts) =>
    listResource(operation, facts)?.list?.filters.some((filter) => filter.operator === 'eq')
      ? applies
      : { applies: false, reason: 'no equality filter on a field of the items is documented' },
  verify(evidence) {
    // A value that every item has proves nothing: an ignored filter would show the same.
    const splits = ({ filter, value }: FilteredWalk): boolean =>
      evidence.walks.some((walk) =>
        walk.items.some((item) => filter.field in item && !certainlyEqual(item[filter.field], value)),
      );
    const judged = evidence.filtered.filter(
      (one) => one.walk.items.some((item) => one.filter.field in item) && splits(one),
    );
    if (judged.length === 0)
      return notTested('no filter could be tried with a value that only some items of the list have');
    const violations = judged.flatMap(violationOf);
    if (violations.length === 0) return { outcome: 'pass', evidence: judged.length };
    return { outcome: 'fail', evidence: judged.length, violations };
  },
};

function violationOf({ filter, value, walk }: FilteredWalk): Violation[] {
  const values = walk.items.filter((item) => filter.field in item).map((item) => item[filter.field]);
  if (values.length === 0 || readingThatFits(values, value) !== undefined) return [];
  const wrong = walk.items.findIndex((item) => filter.field in item && !certainlyEqual(item[filter.field], value));
  const page = walk.pages.find((one) => one.ids.includes(walk.ids[wrong] ?? ''));
  const count = values.filter((one) => !certainlyEqual(one, value)).length;
  return [
    {
      key: `filter ${filter.parameter}`,
      expected: `only items with ${filter.field} ${JSON.stringify(value)}`,
      observed: `${count} of ${values.length} items have another ${filter.field}, such as ${JSON.stringify(walk.items[wrong]?.[filter.field] ?? null)}`,
      witness: [
        `${filter.parameter}=${String(value)}`,
        `item ${short(walk.ids[wrong] ?? '')} has ${filter.field} ${JSON.stringify(walk.items[wrong]?.[filter.field] ?? null)}`,
      ],
      exchanges: page ? [page.exchange] : [],
      confidence: 'firm',
    },
  ];
}
