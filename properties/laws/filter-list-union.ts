import type { FilterParameter } from '../../core/resources/types.ts';
import type { Json } from '../../core/spec/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { allowedQuery } from '../lists/filter-values.ts';
import { isList } from '../lists/judging.ts';
import type { ListContext, Query } from '../lists/list-context.ts';
import { offers } from '../lists/offered.ts';
import {
  AIP_160,
  isSelection,
  NO_WHOLE_LIST,
  type Selection,
  select,
  valuesOf,
  wholeList,
} from '../lists/selections.ts';
import { checkOf, type SetCheck, type SetEvidence, settled, verifySets } from '../lists/set-law.ts';

const MOST_FILTERS = 3;

export const oracle: GatheringListLaw<SetEvidence> = {
  id: 'filter-list-union',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'high',
  criterion: 'filter-algebra',
  holds: 'A filter by a list of values shows the items of each of them',
  broken: 'A filter by a list of values does not show the items of each of them',
  asserts:
    'A filter with several values shows exactly the items whose field has one of them; with one value, those that have it.',
  why: 'Reports and work lists ask for several states at once; a value that is dropped takes its items with it.',
  source: [AIP_160],
  remedy: 'Use all values of the list in the condition (IN, = ANY), and refuse a list that cannot be read.',
  considers: isList,
  appliesTo: offers(['in'], 'no filter that takes a list of values is documented'),
  async gather(context) {
    const whole = wholeList(context);
    if (!whole) return NO_WHOLE_LIST;
    const checks: SetCheck[] = [];
    for (const filter of context.client.list.filters.filter(({ operator }) => operator === 'in').slice(0, MOST_FILTERS))
      checks.push(...(await checksOf(context, filter, whole)));
    return settled(context, checks, 'no list of values could be tried that splits the list');
  },
  verify: verifySets,
};

async function checksOf(context: ListContext, filter: FilterParameter, whole: Selection): Promise<SetCheck[]> {
  const usable = valuesOf(whole, filter.field)
    .filter(({ value, ids }) => !/[,;|\s]/.test(String(value)) && ids.length < whole.ids.length)
    .sort((left, right) => left.ids.length - right.ids.length);
  const [first, second] = usable;
  if (!first || !second) return [];
  const checks: SetCheck[] = [];
  for (const chosen of [[first], [first, second], [second, first]]) {
    const query = queryOf(
      context,
      filter,
      chosen.map(({ value }) => value),
    );
    if (!query) return checks;
    const selection = await select(context, query);
    const must = chosen.flatMap(({ ids }) => ids);
    // Nothing at all for two values and all for one: the list is written in some other way.
    if (isSelection(selection) && selection.ids.length === 0 && !Array.isArray(query[filter.parameter])) return checks;
    const values = chosen.map(({ value }) => JSON.stringify(value)).join(' or ');
    const expected = `the ${must.length} items with ${filter.field} ${values}`;
    checks.push(...checkOf(selection, { key: `list ${filter.parameter}`, must, expected }));
  }
  return checks;
}

/** As a list where the description has one, else as a text with commas. */
function queryOf(context: ListContext, filter: FilterParameter, values: readonly Json[]): Query | undefined {
  return allowedQuery(context, filter, [...values]) ?? allowedQuery(context, filter, values.join(','));
}
