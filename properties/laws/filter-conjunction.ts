import type { GatheringListLaw } from '../law.ts';
import { rawPair } from '../lists/filter-values.ts';
import { filterQuery } from '../lists/gather-filtered.ts';
import { isList } from '../lists/judging.ts';
import type { ListContext } from '../lists/list-context.ts';
import { offers, wordsAbout } from '../lists/offered.ts';
import { repeatedParameter } from '../lists/repeated-parameter.ts';
import {
  AIP_160,
  both,
  gatheredSelections,
  NO_WHOLE_LIST,
  type Selection,
  select,
  wholeList,
} from '../lists/selections.ts';
import { checkOf, type SetCheck, type SetEvidence, settled, verifySets } from '../lists/set-law.ts';
import type { FilteredWalk } from '../lists/types.ts';

const MOST_PAIRS = 3;
const SAYS_ANY = /\b(?:any of|either|joined by or|or-ed|disjunct)/i;

export const oracle: GatheringListLaw<SetEvidence> = {
  id: 'filter-conjunction',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'high',
  criterion: 'filter-algebra',
  holds: 'Two filters together show what both show alone, in either order',
  broken: 'Two filters together show something else than what both show alone',
  asserts:
    'A list with two filters on different fields shows exactly the items that each of them shows alone, whichever is written first; one filter given twice shows nothing that neither of its values shows.',
  why: 'Who adds a filter wants fewer items; a list that shows more, or drops some, is acted upon as if it were right.',
  source: [AIP_160],
  remedy: 'Join conditions on different fields by AND in one query.',
  considers: isList,
  appliesTo: offers(['eq'], 'fewer than two equality filters on different fields are documented', 2),
  async gather(context) {
    const whole = wholeList(context);
    if (!whole) return NO_WHOLE_LIST;
    const pairs = pairsOf(context, whole);
    const checks: SetCheck[] = [];
    for (const [left, right] of pairs) {
      const { operation } = context;
      if (SAYS_ANY.test(wordsAbout(operation, left.one.filter))) continue;
      const [one, other] = [left, right].map(({ one: { filter, value } }) => filterQuery(operation, filter, value));
      const together = await select(context, both(one ?? {}, other ?? {}));
      const must = left.selection.ids.filter((id) => right.selection.ids.includes(id));
      const around = [left.selection, right.selection];
      const key = `${left.one.filter.parameter} and ${right.one.filter.parameter}`;
      checks.push(
        ...checkOf(together, { key, must, around, expected: `the ${must.length} items that both show alone` }),
      );
      if (checks.length === 1) checks.push(...(await reversed(context, left, right, must)));
    }
    checks.push(...(await repeatedParameter(context, whole)));
    return settled(context, checks, 'no two filters could be tried that both narrow the list');
  },
  verify: verifySets,
};

type Narrowing = ReturnType<typeof gatheredSelections>[number];

/** Pairs that tell most first: items that both show, and items that only one of them shows. */
function pairsOf(context: ListContext, whole: Selection): [Narrowing, Narrowing][] {
  const narrowing = gatheredSelections(context).filter(
    ({ selection: { ids } }) => ids.length > 0 && ids.length < whole.ids.length,
  );
  const pairs = narrowing.flatMap((left, index) =>
    narrowing
      .slice(index + 1)
      .filter((right) => right.one.filter.field !== left.one.filter.field)
      .map((right): [Narrowing, Narrowing] => [left, right]),
  );
  const telling = ([left, right]: [Narrowing, Narrowing]): number => {
    const common = left.selection.ids.filter((id) => right.selection.ids.includes(id)).length;
    return [common, left.selection.ids.length - common, right.selection.ids.length - common].filter((one) => one > 0)
      .length;
  };
  const seen = new Set<string>();
  return pairs
    .sort((one, other) => telling(other) - telling(one))
    .filter(([left, right]) => {
      const key = `${left.one.filter.parameter} ${right.one.filter.parameter}`;
      return telling([left, right]) > 1 && !seen.has(key) && seen.add(key);
    })
    .slice(0, MOST_PAIRS);
}

/** The same two filters in one page, the second written first. */
async function reversed(
  { rawPage, evidence, client }: ListContext,
  left: Narrowing,
  right: Narrowing,
  must: readonly string[],
): Promise<SetCheck[]> {
  const size = evidence.walks[0]?.size ?? null;
  const { sizeParameter } = client.list.paging;
  const pair = ({ filter, value }: FilteredWalk): string => rawPair(filter.parameter, String(value));
  const sized = size === null || sizeParameter === undefined ? [] : [rawPair(sizeParameter, String(size))];
  const asked = await rawPage([pair(right.one), pair(left.one), ...sized].join('&'));
  if (asked.outcome !== 'page' || must.length > (size ?? 0)) return [];
  const { ids, items, exchange } = asked.page;
  const words = `${right.selection.words} & ${left.selection.words}`;
  return checkOf(
    { words, ids, items, exchange },
    { key: 'order', must, expected: 'the same items in the other order' },
  );
}
