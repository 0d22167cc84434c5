import type { FilterParameter } from '../../core/resources/types.ts';
import type { Json } from '../../core/spec/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { allowedQuery, kindOf } from '../lists/filter-values.ts';
import { isList } from '../lists/judging.ts';
import type { ListContext } from '../lists/list-context.ts';
import { offers } from '../lists/offered.ts';
import { readingThatFits } from '../lists/predicate.ts';
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
import { isSound } from '../lists/sound-filters.ts';

const MOST_FILTERS = 8;

export const oracle: GatheringListLaw<SetEvidence> = {
  id: 'filter-contradiction',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'high',
  criterion: 'filter-algebra',
  holds: 'A value that no item has shows no item',
  broken: 'A value that no item has shows items all the same',
  asserts:
    'A filter with a value that no item of the list has, unused members of an enumeration too, is answered with an empty list or a 4xx.',
  why: 'A list that falls back to everything when nothing fits hands all rows to whoever asked for none.',
  source: [AIP_160],
  remedy: 'Let an empty result be empty; never drop a condition because it finds nothing.',
  considers: isList,
  appliesTo: offers(['eq'], 'no equality filter on a field of the items is documented'),
  async gather(context) {
    const whole = wholeList(context);
    if (!whole) return NO_WHOLE_LIST;
    const checks: SetCheck[] = [];
    for (const filter of context.client.list.filters
      .filter((one) => one.operator === 'eq' && isSound(context, one))
      .slice(0, MOST_FILTERS)) {
      const value = unused(context, filter, whole);
      const query = value === undefined ? undefined : allowedQuery(context, filter, value);
      if (!query || value === undefined) continue;
      const selection = await select(context, query);
      // Items that are shown only when they are asked for have the value.
      const may = isSelection(selection)
        ? selection.ids.filter((_, index) => {
            const shown = selection.items[index]?.[filter.field];
            return shown === undefined || readingThatFits([shown], value) !== undefined;
          })
        : [];
      const expected = `nothing: no item has ${filter.field} ${JSON.stringify(value)}`;
      checks.push(...checkOf(selection, { key: `unused ${filter.parameter}`, must: [], may, expected }));
    }
    return settled(context, checks, 'no filter takes a value that no item has');
  },
  verify: verifySets,
};

const NOBODY = '00000000-0000-4000-8000-00000000dead';

/** A value of the filter's type that no item has; undefined when every value is had by some. */
function unused(context: ListContext, filter: FilterParameter, whole: Selection): Json | undefined {
  const had = valuesOf(whole, filter.field).map(({ value }) => value);
  const { types, enumeration, format } = kindOf(context, filter);
  const word = `${context.session.facts.runToken}nobody`;
  const candidates: readonly Json[] = enumeration ?? [
    ...(types.includes('boolean') ? [true, false] : []),
    ...(types.includes('integer') || types.includes('number') ? [987_653, 9_653, 97, 13] : []),
    ...(format === 'uuid' ? [NOBODY] : []),
    ...(types.includes('string') ? [word, word.toUpperCase()] : []),
  ];
  return candidates.find((one) => !had.includes(one) && allowedQuery(context, filter, one) !== undefined);
}
