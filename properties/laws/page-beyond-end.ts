import type { Applicability } from '../../core/oracle/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { inconclusive, isList, listResource, notTested } from '../lists/judging.ts';
import type { Asked, ListContext } from '../lists/list-context.ts';
import {
  AIP_158,
  crashOf,
  pageRow,
  queryOfPage,
  sameItems,
  saysNothing,
  shownPages,
  smallestPages,
} from '../lists/paged.ts';
import type { Page } from '../lists/types.ts';

export interface BeyondEvidence {
  readonly first: Page;
  readonly last: Page;
  readonly beyond: readonly { readonly place: 'just beyond' | 'far beyond'; readonly asked: Asked }[];
  readonly unchanged: boolean;
}

export const oracle: GatheringListLaw<BeyondEvidence> = {
  id: 'page-beyond-end',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'page-walk',
  holds: 'Beyond its end a list is empty or says so',
  broken: 'Beyond its end a list begins again or fails',
  asserts: 'A page beyond the last one is empty, refused or the last one again, never the first one and never a 5xx.',
  why: 'A client that walks until a page is empty never stops, and works on everything again and again.',
  source: [
    AIP_158,
    {
      standard: 'RFC 9110',
      clause: '15.6.1 500 Internal Server Error',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6.1',
    },
  ],
  remedy: 'Answer an empty page with 200, or 404; put no page number back to the first one.',
  considers: isList,
  appliesTo(operation, facts): Applicability {
    const style = listResource(operation, facts)?.list?.paging.style;
    return style === 'page' || style === 'offset'
      ? { applies: true }
      : { applies: false, reason: 'its pages have no number and no offset' };
  },
  async gather(context) {
    const walk = smallestPages(context.evidence);
    if (!walk) return 'the list has one page only';
    const pages = shownPages(walk);
    const [first, last] = [pages[0], pages.at(-1)];
    if (!first || !last || sameItems(first.ids, last.ids)) return 'the list has one page only';
    const beyond = [];
    for (const [place, index] of [
      ['just beyond', pages.length],
      ['far beyond', pages.length + 1_000],
    ] as const) {
      const query = queryOfPage(context.client.list.paging, walk.size, index, first.ids.length);
      if (query && allowed(context, query)) beyond.push({ place, asked: await context.page(query) });
    }
    const again = beyond.some(({ asked }) => asked.outcome === 'page' && asked.page.ids.length > 0);
    return { first, last, beyond, unchanged: !again || (await context.unchanged()) };
  },
  verify({ first, last, beyond, unchanged }) {
    if (beyond.length === 0) return notTested('the description allows no page beyond the end');
    const nothing = beyond.map(({ asked }) => saysNothing(asked)).find((one) => one !== undefined);
    if (nothing !== undefined) return inconclusive(nothing);
    if (!unchanged) return inconclusive('the list changed meanwhile: somebody else writes to it');
    for (const { place, asked } of beyond) {
      const crash = crashOf(asked);
      if (crash) {
        return failed(beyond.length, 'server error', 'an empty page, or 404', `status ${crash.status} ${place}`, [
          [`the page ${place} the end was answered ${crash.status}`],
          [last.exchange, crash.exchange],
        ]);
      }
      if (asked.outcome === 'page' && sameItems(asked.page.ids, first.ids) && !sameItems(last.ids, first.ids)) {
        return failed(
          beyond.length,
          'first page again',
          'an empty page, or 404',
          `the first page again ${place} the end`,
          [
            [
              pageRow('first page', first.ids),
              pageRow('last page', last.ids),
              pageRow(`${place} the end`, asked.page.ids),
            ],
            [first.exchange, asked.page.exchange],
          ],
        );
      }
    }
    return { outcome: 'pass', evidence: beyond.length };
  },
};

const allowed = ({ client }: ListContext, query: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(query).every(([name, value]) => client.allows(name, value));

function failed(
  evidence: number,
  key: string,
  expected: string,
  observed: string,
  [witness, exchanges]: readonly [readonly string[], readonly string[]],
) {
  const violation = { key, expected, observed, witness, exchanges, confidence: 'firm' as const };
  return { outcome: 'fail' as const, evidence, violations: [violation] };
}
