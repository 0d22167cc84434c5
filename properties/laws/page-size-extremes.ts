import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { askExtremes, type Extreme, meansAll } from '../lists/extremes.ts';
import { inconclusive, isList, listResource, notTested } from '../lists/judging.ts';
import { AIP_158, crashOf } from '../lists/paged.ts';

export interface SizeExtremesEvidence {
  readonly parameter: string;
  readonly extremes: readonly Extreme[];
  readonly maxSize?: number;
  /** Items on a page without a size. */
  readonly usual: number;
  /** Items of the whole list; 0 when somebody else writes to it. */
  readonly all: number;
  /** The description says that some value means all items. */
  readonly allDocumented: boolean;
}

export const oracle: GatheringListLaw<SizeExtremesEvidence> = {
  id: 'page-size-extremes',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'high',
  criterion: 'page-size',
  holds: 'No page size breaks the list or lifts its bound',
  broken: 'A page size breaks the list or lifts its bound',
  asserts:
    'Zero, negative, huge, fractional, empty, misspelt and repeated page sizes are refused or brought back to the bounds, never a 5xx and never an unbounded page.',
  why: 'One request can make the service read and send a whole table.',
  source: [AIP_158],
  remedy: 'Read the size as a whole number, refuse what is none, and cap it before it reaches the query.',
  considers: isList,
  appliesTo: (operation, facts) =>
    listResource(operation, facts)?.list?.paging.sizeParameter === undefined
      ? { applies: false, reason: 'no page size parameter is documented' }
      : { applies: true },
  async gather(context) {
    const { list } = context.client;
    const { sizeParameter, maxSize } = list.paging;
    if (sizeParameter === undefined) return 'no page size parameter is documented';
    const over = String((maxSize ?? 1_000) + 1);
    const extremes = await askExtremes(context, sizeParameter, [over]);
    // Asked for last: the list may have grown meanwhile.
    const last = await context.page({}, 'again');
    if (last.outcome !== 'page') return 'a page without a size cannot be read';
    const usual = last.page.ids.length;
    return {
      parameter: sizeParameter,
      extremes,
      ...(maxSize !== undefined && { maxSize }),
      usual,
      all: context.evidence.quiet ? new Set(context.evidence.walks[0]?.ids ?? []).size : 0,
      allDocumented: meansAll(context.operation, sizeParameter),
    };
  },
  verify(evidence): Verdict {
    const { extremes } = evidence;
    const judged = extremes.filter(({ asked }) => asked.outcome !== 'unreadable' || crashOf(asked));
    const violations = [...crashes(evidence), ...unbounded(evidence)];
    if (violations.length > 0) return { outcome: 'fail', evidence: judged.length, violations };
    if (extremes.length === 0) return notTested('nothing was asked');
    const limited = extremes.find(({ asked }) => asked.outcome === 'refused' && asked.status === 429);
    if (judged.length === 0 || limited) return inconclusive('pages were limited in rate or got no whole answer');
    return { outcome: 'pass', evidence: judged.length };
  },
};

function crashes({ extremes, parameter }: SizeExtremesEvidence): Violation[] {
  const crashed = extremes.flatMap(({ value, asked }) => {
    const crash = crashOf(asked);
    return crash ? [{ value, ...crash }] : [];
  });
  const [first] = crashed;
  if (!first) return [];
  return [
    {
      key: 'server error',
      expected: 'a 4xx, or a page within the bounds',
      observed: `status ${first.status} for ${parameter}=${first.value}`,
      witness: crashed.slice(0, 4).map(({ value, status }) => `${parameter}=${value} -> ${status}`),
      exchanges: crashed.slice(0, 2).map(({ exchange }) => exchange),
      confidence: 'firm',
      severity: 'medium',
    },
  ];
}

/** More than the documented maximum; or everything for a size that is none, where a usual page is smaller. */
function unbounded({ extremes, parameter, maxSize, usual, all, allDocumented }: SizeExtremesEvidence): Violation[] {
  const pages = extremes.flatMap(({ value, asked }) => (asked.outcome === 'page' ? [{ value, page: asked.page }] : []));
  const over = pages.find(({ page }) => maxSize !== undefined && page.ids.length > maxSize);
  const whole = pages.find(
    ({ value, page }) =>
      isNone(value) && !allDocumented && all > 0 && page.ids.length >= all && page.ids.length > usual && usual > 0,
  );
  const found = over ?? whole;
  if (!found) return [];
  return [
    {
      key: over ? 'beyond the maximum' : 'all items',
      expected: over ? `at most ${maxSize} items, or a 4xx` : `a 4xx, or a usual page of ${usual}`,
      observed: `${found.page.ids.length} items for ${parameter}=${found.value}`,
      witness: [
        `${parameter} left out -> ${usual} items`,
        `${parameter}=${found.value} -> ${found.page.ids.length} items`,
      ],
      exchanges: [found.page.exchange],
      confidence: 'firm',
      ...(!over && { severity: 'medium' as const }),
    },
  ];
}

/** Zero, negative or no number at all. */
const isNone = (value: string): boolean => !(Number(value.replace(/^%2B|^%20/, '')) > 0) && !value.includes('and');
