import type { GatheringListLaw } from '../law.ts';
import { allowedQuery } from '../lists/filter-values.ts';
import { isList } from '../lists/judging.ts';
import { offers } from '../lists/offered.ts';
import { AIP_160, NO_WHOLE_LIST, select, valuesOf, wholeList } from '../lists/selections.ts';
import { checkOf, type SetCheck, type SetEvidence, settled, verifySets } from '../lists/set-law.ts';

const MOST_FILTERS = 4;

export const oracle: GatheringListLaw<SetEvidence> = {
  id: 'filter-complement',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'high',
  criterion: 'filter-algebra',
  holds: 'A negated filter shows what the filter leaves out',
  broken: 'A negated filter does not show what the filter leaves out',
  asserts:
    'A filter “is not” shows every item with another value and none with the value; items without a value may be on either side.',
  why: '“All but the cancelled ones” is what people pay and ship by.',
  source: [AIP_160],
  remedy: 'Negate the very condition of the filter; say in the description what becomes of items without a value.',
  considers: isList,
  appliesTo: offers(['ne'], 'no negated filter is documented'),
  async gather(context) {
    const whole = wholeList(context);
    if (!whole) return NO_WHOLE_LIST;
    const checks: SetCheck[] = [];
    for (const filter of context.client.list.filters
      .filter(({ operator }) => operator === 'ne')
      .slice(0, MOST_FILTERS)) {
      const known = valuesOf(whole, filter.field);
      const withValue = known.flatMap(({ ids }) => ids);
      const may = whole.ids.filter((id) => !withValue.includes(id));
      for (const { value, ids } of known.sort((left, right) => left.ids.length - right.ids.length).slice(0, 2)) {
        const query = allowedQuery(context, filter, value);
        if (!query || ids.length === withValue.length) continue;
        const must = withValue.filter((id) => !ids.includes(id));
        const expected = `the ${must.length} items whose ${filter.field} is not ${JSON.stringify(value)}`;
        checks.push(...checkOf(await select(context, query), { key: `not ${filter.parameter}`, must, may, expected }));
      }
    }
    return settled(context, checks, 'no negated filter could be tried with a value that only some items have');
  },
  verify: verifySets,
};
