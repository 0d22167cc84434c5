import type { Violation } from '../../core/oracle/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { inconclusive, isList, isPaged, notTested } from '../lists/judging.ts';
import type { Asked } from '../lists/list-context.ts';
import { exchangesOf, RFC_8288 } from '../lists/page-links.ts';
import { pageRow, saidOf, sameItems, saysNothing, shownPages, smallestPages } from '../lists/paged.ts';
import type { Page } from '../lists/types.ts';

export interface NeighbourEvidence {
  readonly steps: readonly {
    readonly relation: 'next' | 'prev';
    readonly from: Page;
    /** What the walk shows there. */
    readonly expected: Page;
    readonly asked: Asked;
  }[];
  readonly unchanged: boolean;
}

export const oracle: GatheringListLaw<NeighbourEvidence> = {
  id: 'page-links-inverse',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'page-links',
  holds: 'The next and previous links lead to the neighbouring pages',
  broken: 'A next or previous link leads to another page',
  asserts: 'The next link of a page leads to the page after it, and the prev link of that one leads back.',
  why: 'Whoever follows the links sees other pages than whoever counts them, or never comes back.',
  source: [RFC_8288],
  remedy: 'Make both links from the position and the size of the page that was asked for.',
  considers: isList,
  appliesTo: isPaged,
  async gather({ evidence, client, follow, unchanged }) {
    const walk = smallestPages(evidence);
    if (!walk) return 'the list has one page only';
    const pages = shownPages(walk);
    // A cursor may anchor anew at the edge: its way back is tried from the third page.
    const back = client.list.paging.style === 'page' || client.list.paging.style === 'offset' ? 1 : 2;
    const steps: { relation: 'next' | 'prev'; from: Page; expected: Page; asked: Asked }[] = [];
    for (const [relation, at, to] of [['next', 0, 1] as const, ['prev', back, back - 1] as const]) {
      const [from, expected] = [pages[at], pages[to]];
      const link = from?.says?.links[relation];
      if (!from || !expected || link === undefined) continue;
      steps.push({ relation, from, expected, asked: await follow(link, from.url) });
    }
    if (steps.length === 0) return 'its pages carry no next and no prev link';
    const fits = steps.every(({ asked, expected }) => leadsTo(asked, expected));
    return { steps, unchanged: fits || (await unchanged()) };
  },
  verify({ steps, unchanged }) {
    const nothing = steps.map(({ asked }) => saysNothing(asked)).find((one) => one !== undefined);
    if (nothing !== undefined) return inconclusive(nothing);
    if (steps.length === 0) return notTested('its pages carry no next and no prev link');
    const broken = steps.filter(({ asked, expected }) => !leadsTo(asked, expected));
    if (broken.length === 0) return { outcome: 'pass', evidence: steps.length };
    if (!unchanged) return inconclusive('the list changed meanwhile: somebody else writes to it');
    const violations = broken.map(
      ({ relation, from, expected, asked }): Violation => ({
        key: relation,
        expected: `the ${relation} link leads to the page ${relation === 'next' ? 'after' : 'before'}`,
        observed: asked.outcome === 'page' ? 'it leads to other items' : `it leads to ${saidOf(asked)}`,
        witness: [
          pageRow('page', from.ids),
          `${relation}: ${from.says?.links[relation] ?? ''}`,
          pageRow('leads to', asked.outcome === 'page' ? asked.page.ids : []),
          pageRow('expected', expected.ids),
        ],
        exchanges: [from.exchange, ...exchangesOf(asked)],
        confidence: 'firm',
      }),
    );
    return { outcome: 'fail', evidence: steps.length, violations };
  },
};

const leadsTo = (asked: Asked, page: Page): boolean => asked.outcome === 'page' && sameItems(asked.page.ids, page.ids);
