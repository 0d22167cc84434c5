import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { FilterParameter } from '../../core/resources/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { kindOf, rawPair, type ValueKind } from '../lists/filter-values.ts';
import { inconclusive, isList, notTested } from '../lists/judging.ts';
import type { Asked, ListContext } from '../lists/list-context.ts';
import { offers } from '../lists/offered.ts';
import { crashOf, pageRow, sameIds, saysNothing } from '../lists/paged.ts';
import { AIP_160 } from '../lists/selections.ts';
import { isSound } from '../lists/sound-filters.ts';

export interface BadValue {
  readonly parameter: string;
  readonly value: string;
  readonly asked: Asked;
}

export interface BadValueEvidence {
  readonly values: readonly BadValue[];
  /** The first page without a filter, before and after. */
  readonly plain: readonly string[];
  readonly unchanged: boolean;
}

const OPERATORS = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in'] as const;
const MOST_FILTERS = 5;

export const oracle: GatheringListLaw<BadValueEvidence> = {
  id: 'filter-bad-value',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'filter-invalid',
  holds: 'A filter value that cannot be read is refused or finds nothing',
  broken: 'A filter value that cannot be read breaks the list or shows all of it',
  asserts:
    'Days that do not exist, days and numbers in other notations and words for flags are refused with a 4xx or find nothing; never a 5xx, never the list as it is without a filter.',
  why: 'Who mistypes a date gets all rows and takes them for the rows of that day.',
  source: [AIP_160],
  remedy: 'Parse filter values strictly by their type and answer 400 with the name of the parameter.',
  considers: isList,
  appliesTo: offers(OPERATORS, 'no filter on a field of the items is documented'),
  async gather(context) {
    const { evidence, page, rawPage } = context;
    const plain = await page({});
    if (plain.outcome !== 'page') return 'the first page cannot be read';
    const values: BadValue[] = [];
    for (const filter of typedFilters(context)) {
      for (const value of unreadable(kindOf(context, filter)))
        values.push({ parameter: filter.parameter, value, asked: await rawPage(rawPair(filter.parameter, value)) });
    }
    if (values.length === 0) return 'no filter has a type that a text could miss';
    const gathered = { values, plain: plain.page.ids };
    const stays = evidence.quiet && (ignored(gathered).length === 0 || (await sameAgain(context, plain.page.ids)));
    return { ...gathered, unchanged: stays };
  },
  verify({ values, plain, unchanged }): Verdict {
    const judged = values.filter(({ asked }) => saysNothing(asked) === undefined);
    if (values.length === 0) return notTested('nothing was asked');
    const broken = judged.filter(({ asked }) => crashOf(asked));
    const taken = ignored({ values: judged, plain });
    const violations = [
      ...violation('server error', broken, plain),
      ...(unchanged ? violation('ignored', taken, plain) : []),
    ];
    if (violations.length > 0) return { outcome: 'fail', evidence: judged.length, violations };
    if (taken.length > 0) return inconclusive('the list changed meanwhile: somebody else writes to it');
    if (judged.length < values.length) return inconclusive('answers were limited in rate or cannot be read');
    return { outcome: 'pass', evidence: judged.length };
  },
};

const typedFilters = (context: ListContext): FilterParameter[] =>
  context.client.list.filters
    .filter((filter) => OPERATORS.some((one) => one === filter.operator) && isSound(context, filter))
    .slice(0, MOST_FILTERS);

/** Texts that no lenient parser reads as this type. */
function unreadable({ types, format }: ValueKind): string[] {
  if (format === 'date' || format === 'date-time') return ['2026/02/30', '31.13.2026'];
  if (types.includes('integer') || types.includes('number')) return ['1.000,5', 'ten'];
  return types.includes('boolean') ? ['perhaps'] : [];
}

/** Answered as if no filter had been given. One item or none tells nothing. */
function ignored({ values, plain }: Pick<BadValueEvidence, 'values' | 'plain'>): BadValue[] {
  if (plain.length < 2) return [];
  return values.filter(({ asked }) => asked.outcome === 'page' && sameIds(asked.page.ids, plain));
}

async function sameAgain({ page }: ListContext, plain: readonly string[]): Promise<boolean> {
  const again = await page({}, 'again');
  return again.outcome === 'page' && sameIds(again.page.ids, plain);
}

function violation(key: string, bad: readonly BadValue[], plain: readonly string[]): Violation[] {
  const [first] = bad;
  if (!first) return [];
  const { asked, parameter, value } = first;
  const exchange = asked.outcome === 'page' ? asked.page.exchange : asked.exchange;
  const said = asked.outcome === 'page' ? 'the list as it is without a filter' : `status ${asked.status}`;
  return [
    {
      key: `${key} ${parameter}`,
      expected: 'a 4xx that names the parameter, or no item',
      observed: `${said} for ${parameter}=${value}`,
      witness:
        asked.outcome === 'page'
          ? [pageRow(`${parameter}=${value}`, asked.page.ids), pageRow('no filter', plain)]
          : bad
              .slice(0, 4)
              .map(
                (one) => `${one.parameter}=${one.value} -> ${one.asked.outcome === 'page' ? 200 : one.asked.status}`,
              ),
      exchanges: [exchange ?? ''],
      confidence: 'firm',
    },
  ];
}
