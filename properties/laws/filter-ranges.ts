import type { FilterParameter } from '../../core/resources/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { allowedQuery } from '../lists/filter-values.ts';
import { isList } from '../lists/judging.ts';
import type { ListContext } from '../lists/list-context.ts';
import { offers } from '../lists/offered.ts';
import { inRange, middleOf, pointsOf } from '../lists/range-points.ts';
import { AIP_160, both, NO_WHOLE_LIST, type Selection, select, wholeList } from '../lists/selections.ts';
import { checkOf, type SetCheck, type SetEvidence, settled, verifySets } from '../lists/set-law.ts';

const MOST_FILTERS = 8;
const RANGES = ['gt', 'gte', 'lt', 'lte'] as const;
const isUpper = ({ operator }: FilterParameter): boolean => operator === 'lt' || operator === 'lte';
const isRange = ({ operator }: FilterParameter): boolean => RANGES.some((one) => one === operator);

export const oracle: GatheringListLaw<SetEvidence> = {
  id: 'filter-ranges',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'high',
  criterion: 'filter-algebra',
  holds: 'A range shows what lies in it, up to its very bound',
  broken: 'A range does not show exactly what lies in it',
  asserts:
    'A filter by a lower or upper bound shows every item beyond the bound and none on its other side; items at the bound as the name or the description says; two bounds show what lies between.',
  why: 'A statement that loses the last day of the month, or takes in the first of the next, is wrong by what was booked there.',
  source: [AIP_160],
  remedy:
    'Compare typed values, include the bound exactly where the description says so, and treat a day as a day in one time zone.',
  considers: isList,
  appliesTo: offers(RANGES, 'no filter by a lower or upper bound is documented'),
  async gather(context) {
    const whole = wholeList(context);
    if (!whole) return NO_WHOLE_LIST;
    const filters = context.client.list.filters.filter(isRange).slice(0, MOST_FILTERS);
    const checks: SetCheck[] = [];
    for (const filter of filters) checks.push(...(await single(context, filter, whole)));
    for (const lower of filters.filter((one) => !isUpper(one))) {
      const upper = filters.find((one) => isUpper(one) && one.field === lower.field && one.bound === lower.bound);
      if (upper) checks.push(...(await between(context, lower, upper, whole)));
    }
    return settled(context, checks, 'no bound could be tried that splits the list');
  },
  verify: verifySets,
};

async function single(context: ListContext, filter: FilterParameter, whole: Selection): Promise<SetCheck[]> {
  const points = pointsOf(whole, filter.field);
  const bound = middleOf(points);
  const query = bound && allowedQuery(context, filter, bound.value);
  if (!bound || !query) return [];
  const sets = inRange(points, filter, bound);
  const expected = `the ${sets.must.length} items with ${filter.field} ${wordsOf(filter)} ${JSON.stringify(bound.value)}`;
  return checkOf(await select(context, query), { key: `range ${filter.parameter}`, ...sets, expected });
}

/** Two bounds, and then the same ones crossed, between which nothing lies. */
async function between(
  context: ListContext,
  lower: FilterParameter,
  upper: FilterParameter,
  whole: Selection,
): Promise<SetCheck[]> {
  const points = pointsOf(whole, lower.field);
  const inner = points.filter(({ at }) => at > (points[0]?.at ?? 0) && at < (points.at(-1)?.at ?? 0));
  const [from, to] = [inner[0], inner.at(-1)];
  if (!from || !to || from.at === to.at) return [];
  const checks: SetCheck[] = [];
  for (const [low, high] of [
    [from, to],
    [to, from],
  ] as const) {
    const query = { low: allowedQuery(context, lower, low.value), high: allowedQuery(context, upper, high.value) };
    if (!query.low || !query.high) return checks;
    const sets = common(inRange(points, lower, low), inRange(points, upper, high));
    const expected = `${sets.must.length === 0 ? 'no item' : `the ${sets.must.length} items`} with ${lower.field} ${wordsOf(lower)} ${JSON.stringify(low.value)} and ${wordsOf(upper)} ${JSON.stringify(high.value)}`;
    const key = `range ${lower.parameter} and ${upper.parameter}`;
    checks.push(...checkOf(await select(context, both(query.low, query.high)), { key, ...sets, expected }));
  }
  return checks;
}

type Sets = ReturnType<typeof inRange>;

function common(left: Sets, right: Sets): Sets {
  const possible = (sets: Sets): string[] => [...sets.must, ...sets.may];
  const must = left.must.filter((id) => right.must.includes(id));
  const may = possible(left).filter((id) => possible(right).includes(id) && !must.includes(id));
  return { must, may };
}

const WORDS = { gte: 'at or above', gt: 'above', lte: 'at or below', lt: 'below' } as const;
function wordsOf({ operator, bound }: FilterParameter): string {
  const plain = operator.replace(/e$/, '') === 'gt' ? 'above' : 'below';
  if (bound === undefined) return plain;
  return WORDS[`${plain === 'above' ? 'gt' : 'lt'}${bound === 'inclusive' ? 'e' : ''}`];
}
