import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { givenCursor, hasCursor } from '../lists/cursors.ts';
import { inconclusive, isList, notTested } from '../lists/judging.ts';
import type { Asked } from '../lists/list-context.ts';
import { AIP_158, crashOf, pageRow } from '../lists/paged.ts';
import { tampered } from '../lists/tampered-cursor.ts';

export interface TamperEvidence {
  readonly trials: readonly { readonly change: string; readonly asked: Asked }[];
  /** Every id that a walk of the list showed. */
  readonly known: readonly string[];
  readonly unchanged: boolean;
}

export const oracle: GatheringListLaw<TamperEvidence> = {
  id: 'cursor-tamper',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'high',
  criterion: 'page-walk',
  holds: 'A changed cursor opens nothing',
  broken: 'A changed cursor opens what the list does not show, or breaks it',
  asserts:
    'A cursor that was cut, altered or rewritten is refused or leads to items of the same list, never to others and never to a 5xx.',
  why: 'Whoever decodes the cursor and writes another tenant or another condition into it reads what is not theirs.',
  source: [
    AIP_158,
    {
      standard: 'OWASP API Security',
      clause: 'API1:2023 Broken Object Level Authorization',
      url: 'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
    },
  ],
  remedy:
    'Take rights, tenant and conditions from the request, never from the cursor; sign it, and refuse with 400 what was not given out.',
  considers: isList,
  appliesTo: hasCursor,
  async gather({ evidence, page, unchanged }) {
    const given = givenCursor(evidence);
    if (typeof given === 'string') return given;
    if (evidence.walks[0]?.ended !== 'end') return 'the list was not walked to its end';
    const trials = [];
    for (const { change, cursor } of tampered(given.cursor)) {
      trials.push({ change, asked: await page({ ...given.size, [given.parameter]: cursor }) });
    }
    const known = [...new Set(evidence.walks.flatMap((walk) => walk.ids))];
    return { trials, known, unchanged: !leak({ trials, known }) || (await unchanged()) };
  },
  verify({ unchanged, ...evidence }): Verdict {
    const { trials } = evidence;
    const judged = trials.filter(({ asked }) => asked.outcome !== 'unreadable' || crashOf(asked));
    if (trials.length === 0) return notTested('no cursor was changed');
    const leaking = leak(evidence);
    const found = [...(leaking && unchanged ? [leaking] : []), ...crashes(evidence)];
    if (found.length > 0) return { outcome: 'fail', evidence: judged.length, violations: found };
    if (leaking) return inconclusive('the list changed meanwhile: somebody else writes to it');
    const limited = trials.some(({ asked }) => asked.outcome === 'refused' && asked.status === 429);
    if (judged.length === 0 || limited) return inconclusive('pages were limited in rate or got no whole answer');
    return { outcome: 'pass', evidence: judged.length };
  },
};

type Trials = Omit<TamperEvidence, 'unchanged'>;

function leak({ trials, known }: Trials): Violation | undefined {
  const own = new Set(known);
  for (const { change, asked } of trials) {
    const others = asked.outcome === 'page' ? asked.page.ids.filter((id) => !own.has(id)) : [];
    if (asked.outcome !== 'page' || others.length === 0) continue;
    return {
      key: 'items outside the list',
      expected: '400, or some items of the list',
      observed: `${others.length} items that no walk shows, for a cursor ${change}`,
      witness: [pageRow(`cursor ${change}`, asked.page.ids, new Set(others))],
      exchanges: [asked.page.exchange],
      confidence: 'firm',
    };
  }
  return undefined;
}

function crashes({ trials }: Trials): Violation[] {
  const crashed = trials.flatMap(({ change, asked }) => {
    const crash = crashOf(asked);
    return crash ? [{ change, ...crash }] : [];
  });
  const [first] = crashed;
  if (!first) return [];
  return [
    {
      key: 'server error',
      expected: '400',
      observed: `status ${first.status} for a cursor ${first.change}`,
      witness: crashed.map(({ change, status }) => `cursor ${change} -> ${status}`),
      exchanges: crashed.slice(0, 2).map(({ exchange }) => exchange),
      confidence: 'firm',
      severity: 'medium',
    },
  ];
}
