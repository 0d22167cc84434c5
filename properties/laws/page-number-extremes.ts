import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { askExtremes, type Extreme } from '../lists/extremes.ts';
import { inconclusive, isList, listResource, notTested } from '../lists/judging.ts';
import { AIP_158, crashOf, pageRow } from '../lists/paged.ts';

export interface NumberExtremesEvidence {
  readonly parameter: string;
  readonly extremes: readonly Extreme[];
  /** Every id that a walk of the list showed. */
  readonly known: readonly string[];
  /** The walks came to their end, and the list shows now what it showed then. */
  readonly unchanged: boolean;
}

export const oracle: GatheringListLaw<NumberExtremesEvidence> = {
  id: 'page-number-extremes',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'high',
  criterion: 'page-walk',
  holds: 'No page number or offset breaks the list or leaves it',
  broken: 'A page number or offset breaks the list or leaves it',
  asserts:
    'Zero, negative, huge, fractional, empty, misspelt and repeated page numbers and offsets are refused or show items of the list, never others and never a 5xx.',
  why: 'A negative offset that reaches the query reads rows that the list hides, and a number too large is an error nobody handles.',
  source: [AIP_158],
  remedy: 'Read the number as a whole one, refuse what is none or negative, and compute the offset without overflow.',
  considers: isList,
  appliesTo: (operation, facts) => {
    const paging = listResource(operation, facts)?.list?.paging;
    return paging?.pageParameter === undefined && paging?.offsetParameter === undefined
      ? { applies: false, reason: 'its pages have no number and no offset' }
      : { applies: true };
  },
  async gather(context) {
    const { evidence, client, unchanged } = context;
    const { pageParameter, offsetParameter } = client.list.paging;
    const parameter = pageParameter ?? offsetParameter;
    if (parameter === undefined) return 'its pages have no number and no offset';
    const extremes = await askExtremes(context, parameter);
    const known = [...new Set(evidence.walks.flatMap((walk) => walk.ids))];
    const whole = evidence.walks[0]?.ended === 'end';
    const gathered = { parameter, extremes, known };
    return { ...gathered, unchanged: whole && (strangers(gathered).length === 0 || (await unchanged())) };
  },
  verify(evidence): Verdict {
    const { extremes, unchanged } = evidence;
    const judged = extremes.filter(({ asked }) => asked.outcome !== 'unreadable' || crashOf(asked));
    if (extremes.length === 0) return notTested('nothing was asked');
    const leaving = strangers(evidence);
    const violations = [...crashes(evidence), ...(unchanged ? leaving : [])];
    if (violations.length > 0) return { outcome: 'fail', evidence: judged.length, violations };
    if (leaving.length > 0) return inconclusive('the list changed meanwhile, or was not walked to its end');
    const limited = extremes.find(({ asked }) => asked.outcome === 'refused' && asked.status === 429);
    if (judged.length === 0 || limited) return inconclusive('pages were limited in rate or got no whole answer');
    return { outcome: 'pass', evidence: judged.length };
  },
};

function crashes({ extremes, parameter }: NumberExtremesEvidence): Violation[] {
  const crashed = extremes.flatMap(({ value, asked }) => {
    const crash = crashOf(asked);
    return crash ? [{ value, ...crash }] : [];
  });
  const [first] = crashed;
  if (!first) return [];
  return [
    {
      key: 'server error',
      expected: 'a 4xx, or a page of the list',
      observed: `status ${first.status} for ${parameter}=${first.value}`,
      witness: crashed.slice(0, 4).map(({ value, status }) => `${parameter}=${value} -> ${status}`),
      exchanges: crashed.slice(0, 2).map(({ exchange }) => exchange),
      confidence: 'firm',
      severity: 'medium',
    },
  ];
}

function strangers({ extremes, parameter, known }: Omit<NumberExtremesEvidence, 'unchanged'>): Violation[] {
  const own = new Set(known);
  for (const { value, asked } of extremes) {
    if (asked.outcome !== 'page') continue;
    const others = asked.page.ids.filter((id) => !own.has(id));
    if (others.length === 0) continue;
    return [
      {
        key: 'items outside the list',
        expected: `a 4xx, or some of the ${own.size} items of the list`,
        observed: `${others.length} items that no walk shows, for ${parameter}=${value}`,
        witness: [pageRow(`${parameter}=${value}`, asked.page.ids, new Set(others))],
        exchanges: [asked.page.exchange],
        confidence: 'firm',
      },
    ];
  }
  return [];
}
