import type { Violation } from '../../core/oracle/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { firstDisorder } from '../lists/collation.ts';
import { differenceOf } from '../lists/expected-selection.ts';
import { filterQuery } from '../lists/gather-filtered.ts';
import { sortQuery } from '../lists/gather-sorted.ts';
import { inconclusive, isList, short } from '../lists/judging.ts';
import type { ListContext } from '../lists/list-context.ts';
import { has } from '../lists/offered.ts';
import { pageRow } from '../lists/paged.ts';
import {
  AIP_132,
  both,
  gatheredSelections,
  isSelection,
  NO_WHOLE_LIST,
  type Selection,
  select,
  wholeList,
} from '../lists/selections.ts';
import { keysIn, keysOf, textOf } from '../lists/sort-keys.ts';
import { isSound } from '../lists/sound-filters.ts';

export interface FilteredSort {
  readonly key: string;
  readonly direction: 'asc' | 'desc';
  /** The filter alone. */
  readonly filtered: Selection;
  /** The filter and the sort. */
  readonly sorted: Selection;
}
export interface FilteredSortEvidence {
  readonly tried: readonly FilteredSort[];
  readonly unchanged: boolean;
}

const MOST_FILTERS = 4;

export const oracle: GatheringListLaw<FilteredSortEvidence> = {
  id: 'sort-coherent-with-filter',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'high',
  criterion: 'sort-order',
  holds: 'A filtered list can be sorted: same items, in order',
  broken: 'With a filter and a sort, one of the two is lost',
  asserts: 'A list with a filter and a sort shows exactly the items of the filter alone, in the order of the sort.',
  why: '“My open orders, newest first” is both at once; if one is dropped the screen looks right and is not.',
  source: [AIP_132],
  remedy: 'Build one query from all parameters, whatever their combination.',
  considers: isList,
  appliesTo: has(
    (list) => list.sort && list.filters.some(({ operator }) => operator === 'eq'),
    'no sort and equality filter are documented together',
  ),
  async gather(context) {
    if (!wholeList(context)) return NO_WHOLE_LIST;
    const tried: FilteredSort[] = [];
    for (const { filtered, query, key, direction } of combinations(context)) {
      const sorted = await select(context, query);
      if (isSelection(sorted)) tried.push({ key, direction, filtered, sorted });
    }
    if (tried.length === 0) return 'no filter shows several items that a sort puts in another order';
    return { tried, unchanged: violationsOf(tried).length === 0 || (await context.unchanged()) };
  },
  verify({ tried, unchanged }) {
    const violations = violationsOf(tried);
    if (tried.length === 0) return inconclusive('nothing could be asked');
    if (violations.length === 0) return { outcome: 'pass', evidence: tried.length };
    if (!unchanged) return inconclusive('the list changed meanwhile: somebody else writes to it');
    return { outcome: 'fail', evidence: tried.length, violations };
  },
};

/** For a few filters a sort that changes the order of what they show. */
function combinations(context: ListContext) {
  const { client, evidence } = context;
  const { sort } = client.list;
  const all = evidence.walks[0]?.ids.length ?? 0;
  const narrowing = gatheredSelections(context)
    .filter(({ selection: { ids } }) => ids.length > 2 && ids.length < all)
    .sort((left, right) => left.selection.ids.length - right.selection.ids.length);
  const sound = narrowing.filter(({ one }) => isSound(context, one.filter));
  const filters = sound.filter(
    ({ one }, index) => sound.findIndex((other) => other.one.filter.parameter === one.filter.parameter) === index,
  );
  return filters.slice(0, MOST_FILTERS).flatMap(({ one, selection }) => {
    const usable = evidence.sorted.find((sort) => {
      const { key, direction } = sort;
      const [values, alone] = [keysIn(selection, key), keysOf(sort)];
      // A sort that is out of order without a filter is told by sort-order.
      const right = alone !== undefined && firstDisorder(alone, direction) === undefined;
      return key !== one.filter.field && right && values && firstDisorder(values, direction) !== undefined;
    });
    const { key, direction } = usable ?? {};
    if (!sort || key === undefined || direction === undefined) return [];
    const order = sortQuery(sort, key, direction, (parameter, value) => client.allows(parameter, value));
    if (!order) return [];
    return [
      { filtered: selection, key, direction, query: both(filterQuery(client.operation, one.filter, one.value), order) },
    ];
  });
}

function violationsOf(tried: readonly FilteredSort[]): Violation[] {
  const all = tried.flatMap((one) => violationOf(one) ?? []);
  return all.filter((one, index) => all.findIndex(({ key }) => key === one.key) === index);
}

function violationOf({ key, direction, filtered, sorted }: FilteredSort): Violation | undefined {
  const { missing, beyond } = differenceOf({ selection: sorted, must: filtered.ids });
  const rest = { exchanges: [filtered.exchange, sorted.exchange], confidence: 'firm' as const };
  if (missing.length + beyond.length > 0) {
    const rows = [pageRow(filtered.words, filtered.ids), pageRow(sorted.words, sorted.ids, new Set(beyond))];
    const lost =
      missing.length === 0
        ? []
        : [
            `missing: ${missing
              .slice(0, 5)
              .map((id) => `[${short(id)}]`)
              .join(' ')}`,
          ];
    return {
      ...rest,
      key: 'items with sort',
      expected: `the ${filtered.ids.length} items of the filter`,
      observed: `${beyond.length} too many, ${missing.length} missing when it is sorted by ${key}`,
      witness: [...rows, ...lost],
    };
  }
  const values = keysIn(sorted, key);
  const disorder = values && firstDisorder(values, direction);
  if (!values || !disorder) return undefined;
  return {
    ...rest,
    key: 'order with filter',
    expected: `the items of the filter by ${key} ${direction}`,
    observed: `${textOf(values[disorder.index])} stands before ${textOf(values[disorder.index + 1])}`,
    witness: [pageRow(sorted.words, sorted.ids), `${key}: ${values.slice(0, 10).map(textOf).join(' ')}`],
  };
}
