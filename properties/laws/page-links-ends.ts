import type { Violation } from '../../core/oracle/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { inconclusive, isList, isPaged } from '../lists/judging.ts';
import type { Asked } from '../lists/list-context.ts';
import { exchangesOf, RFC_8288 } from '../lists/page-links.ts';
import { pageRow, saidOf, sameItems, saysNothing, shownPages, smallestPages } from '../lists/paged.ts';
import type { Page } from '../lists/types.ts';

export interface EndsEvidence {
  readonly first: Page;
  readonly last: Page;
  /** Pages are counted: a page knows whether another one follows. */
  readonly counted: boolean;
  readonly steps: readonly {
    readonly relation: 'first' | 'last';
    readonly from: Page;
    readonly expected: Page;
    readonly asked: Asked;
  }[];
  readonly unchanged: boolean;
}

export const oracle: GatheringListLaw<EndsEvidence> = {
  id: 'page-links-ends',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'page-links',
  holds: 'The first and last links lead to the ends of the list',
  broken: 'A link at an end of the list is wrong',
  asserts:
    'The first link leads to the first page and the last link to the last page with items; the first page has no prev and the last none to the next.',
  why: 'A jump to the end shows nothing or not the newest items, and a walk by links does not stop.',
  source: [RFC_8288],
  remedy:
    'Compute the last page as the total by the page size, rounded up, and leave a link out where nothing follows.',
  considers: isList,
  appliesTo: isPaged,
  async gather({ evidence, client, follow, unchanged }) {
    const walk = smallestPages(evidence);
    if (!walk) return 'the list has one page only';
    const pages = shownPages(walk);
    const [first, from, last] = [pages[0], pages[1], pages.at(-1)];
    if (!first || !from || !last) return 'the list has one page only';
    if (pages.every(({ says }) => Object.keys(says?.links ?? {}).length === 0)) return 'its pages carry no links';
    const steps: { relation: 'first' | 'last'; from: Page; expected: Page; asked: Asked }[] = [];
    for (const [relation, expected] of [['first', first] as const, ['last', last] as const]) {
      const link = from.says?.links[relation];
      if (link !== undefined) steps.push({ relation, from, expected, asked: await follow(link, from.url) });
    }
    const counted = ['page', 'offset'].includes(client.list.paging.style) && walk.ended === 'end';
    const gathered = { first, last, counted, steps };
    const fits = [...stray(gathered), ...astray(gathered)].length === 0;
    return { ...gathered, unchanged: fits || (await unchanged()) };
  },
  verify({ unchanged, ...gathered }) {
    const { steps, first, last } = gathered;
    const nothing = steps.map(({ asked }) => saysNothing(asked)).find((one) => one !== undefined);
    if (nothing !== undefined) return inconclusive(nothing);
    const judged = steps.length + [first, last].filter(({ says }) => says !== undefined).length;
    if (judged === 0) return { outcome: 'not-tested', reason: 'its pages carry no links' };
    const violations = [...astray(gathered), ...stray(gathered)];
    if (violations.length === 0) return { outcome: 'pass', evidence: judged };
    if (!unchanged) return inconclusive('the list changed meanwhile: somebody else writes to it');
    return { outcome: 'fail', evidence: judged, violations };
  },
};

type Gathered = Omit<EndsEvidence, 'unchanged'>;

function astray({ steps }: Gathered): Violation[] {
  return steps
    .filter(({ asked, expected }) => asked.outcome !== 'page' || !sameItems(asked.page.ids, expected.ids))
    .map(({ relation, from, expected, asked }) => ({
      key: relation,
      expected: `the ${relation} link leads to the ${relation} page`,
      observed: asked.outcome === 'page' && asked.page.ids.length > 0 ? 'other items' : saidOf(asked),
      witness: [
        `${relation}: ${from.says?.links[relation] ?? ''}`,
        pageRow('leads to', asked.outcome === 'page' ? asked.page.ids : []),
        pageRow(`${relation} page`, expected.ids),
      ],
      exchanges: [expected.exchange, ...exchangesOf(asked)],
      confidence: 'firm' as const,
    }));
}

/** A cursor may lead to an empty page beyond the last one; a counted page may not. */
function stray({ counted, first, last }: Gathered): Violation[] {
  if (!counted) return [];
  const links = [
    { page: first, relation: 'prev', end: 'first' },
    { page: last, relation: 'next', end: 'last' },
  ] as const;
  return links
    .filter(({ page, relation }) => page.says?.links[relation] !== undefined)
    .map(({ page, relation, end }) => ({
      key: `${relation} of the ${end}`,
      expected: `no ${relation} link on the ${end} page`,
      observed: `${relation}: ${page.says?.links[relation] ?? ''}`,
      witness: [pageRow(`${end} page`, page.ids), `${relation}: ${page.says?.links[relation] ?? ''}`],
      exchanges: [page.exchange],
      confidence: 'firm' as const,
      severity: 'low' as const,
    }));
}
