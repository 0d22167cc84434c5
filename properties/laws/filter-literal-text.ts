import type { FilterParameter } from '../../core/resources/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { allowedQuery, kindOf } from '../lists/filter-values.ts';
import { isList } from '../lists/judging.ts';
import type { ListContext } from '../lists/list-context.ts';
import { offers, wordsAbout } from '../lists/offered.ts';
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

const MOST_FILTERS = 3;
const OWN_LANGUAGE = /wildcard|pattern|glob|\blike\b|regex|\*|%|prefix|contains|partial|lucene/i;

export const oracle: GatheringListLaw<SetEvidence> = {
  id: 'filter-literal-text',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'filter-algebra',
  holds: 'Percent, underscore and asterisk in a filter stand for themselves',
  broken: 'Percent, underscore or asterisk in a filter stand for any text',
  asserts:
    'An equality filter whose text has %, _ or * at the place of other letters shows no item without that very text.',
  why: 'A wildcard that leaks from the database turns a question for one item into one for all, and makes slow queries cheap to send.',
  source: [AIP_160],
  remedy: 'Compare with =, or escape the wildcards of LIKE; document wildcards where they are wanted.',
  considers: isList,
  appliesTo: offers(['eq'], 'no equality filter on a field of the items is documented'),
  async gather(context) {
    const whole = wholeList(context);
    if (!whole) return NO_WHOLE_LIST;
    const { filters } = context.client.list;
    const literal = filters.filter((one) => one.operator === 'eq' && isFreeText(context, one) && isSound(context, one));
    const checks: SetCheck[] = [];
    for (const filter of literal.slice(0, MOST_FILTERS)) checks.push(...(await checksOf(context, filter, whole)));
    return settled(context, checks, 'no filter on a free text without a wildcard language of its own could be tried');
  },
  verify: verifySets,
};

function isFreeText(context: ListContext, filter: FilterParameter): boolean {
  const { types, enumeration, format } = kindOf(context, filter);
  if (enumeration || format !== undefined || !types.includes('string')) return false;
  return !OWN_LANGUAGE.test(wordsAbout(context.operation, filter));
}

async function checksOf(context: ListContext, filter: FilterParameter, whole: Selection): Promise<SetCheck[]> {
  const texts = valuesOf(whole, filter.field).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  const sample = texts.find((text) => /^[\p{L}\p{N}][\p{L}\p{N} -]{3,}$/u.test(text));
  if (sample === undefined) return [];
  const checks: SetCheck[] = [];
  for (const text of [`${sample.slice(0, -2)}%`, `${sample.slice(0, -1)}_`, `${sample.slice(0, -2)}*`]) {
    const query = allowedQuery(context, filter, text);
    if (!query || texts.includes(text)) continue;
    const selection = await select(context, query);
    checks.push(...checkOf(selection, { ...literally(selection, filter, text), key: `wildcard ${filter.parameter}` }));
  }
  return checks;
}

/** Nothing, but items that have the very text, or do not show the field. */
function literally(selected: Awaited<ReturnType<typeof select>>, filter: FilterParameter, text: string) {
  const may = isSelection(selected)
    ? selected.ids.filter((_, index) => {
        const shown = selected.items[index]?.[filter.field];
        return shown === undefined || readingThatFits([shown], text) !== undefined;
      })
    : [];
  return { must: [], may, expected: `no item: none has the ${filter.field} ${JSON.stringify(text)}` };
}
