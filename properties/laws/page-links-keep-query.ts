import type { Violation } from '../../core/oracle/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { filterQuery } from '../lists/gather-filtered.ts';
import { sortQuery } from '../lists/gather-sorted.ts';
import { inconclusive, isList, isPaged } from '../lists/judging.ts';
import type { Asked, ListContext, Query } from '../lists/list-context.ts';
import { exchangesOf, RFC_8288 } from '../lists/page-links.ts';
import { pageRow, saidOf, sameItems, saysNothing, shownPages } from '../lists/paged.ts';
import type { Page } from '../lists/types.ts';

export interface KeptQueryEvidence {
  /** What was asked for beside the position: filter, sort, size. */
  readonly query: Query;
  readonly first: Page;
  /** The page after it, asked for without a link. */
  readonly second: Page;
  readonly links: readonly { readonly relation: 'next' | 'first'; readonly asked: Asked }[];
  readonly unchanged: boolean;
}

export const oracle: GatheringListLaw<KeptQueryEvidence> = {
  id: 'page-links-keep-query',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'page-links',
  holds: 'Links between pages keep filter, sort and page size',
  broken: 'A link between pages loses filter, sort or page size',
  asserts:
    'From a page that was asked for with a filter, a sort and a size, the links lead to pages of that same selection.',
  why: 'From the second page on, the client works on items that it did not ask for.',
  source: [RFC_8288],
  remedy: 'Build each link from the query of the request, with nothing but the position changed.',
  considers: isList,
  appliesTo: isPaged,
  async gather(context) {
    const query = askedQuery(context);
    if (!query) return 'no walk has items for two pages';
    const walk = await context.walk({
      size: SIZE,
      query,
      label: `pages of ${SIZE} with filter and sort`,
      mostPages: 2,
    });
    const [first, second] = shownPages(walk);
    if (!first || !second || sameItems(first.ids, second.ids)) return 'no walk has items for two pages';
    const links: { relation: 'next' | 'first'; asked: Asked }[] = [];
    for (const [relation, page] of [['next', first] as const, ['first', second] as const]) {
      const link = page.says?.links[relation];
      if (link !== undefined) links.push({ relation, asked: await context.follow(link, page.url) });
    }
    if (links.length === 0) return 'its pages carry no links';
    const gathered = { query, first, second, links };
    return { ...gathered, unchanged: lost(gathered).length === 0 || (await context.unchanged()) };
  },
  verify({ unchanged, ...gathered }) {
    const nothing = gathered.links.map(({ asked }) => saysNothing(asked)).find((one) => one !== undefined);
    if (nothing !== undefined) return inconclusive(nothing);
    if (gathered.links.length === 0) return { outcome: 'not-tested', reason: 'its pages carry no links' };
    const violations = lost(gathered);
    if (violations.length === 0) return { outcome: 'pass', evidence: gathered.links.length };
    if (!unchanged) return inconclusive('the list changed meanwhile: somebody else writes to it');
    return { outcome: 'fail', evidence: gathered.links.length, violations };
  },
};

const SIZE = 2;

/** A filter that splits the list and leaves two pages, and a sort, as far as there are any. */
function askedQuery({ evidence, client }: ListContext): Query | undefined {
  const { sort, paging } = client.list;
  if (paging.sizeParameter === undefined || !client.allows(paging.sizeParameter, SIZE)) return undefined;
  const all = evidence.walks[0]?.ids.length ?? 0;
  const narrowed = evidence.filtered.find(
    ({ walk }) => walk.ended === 'end' && walk.ids.length > SIZE && walk.ids.length < all,
  );
  if (!narrowed && all <= SIZE) return undefined;
  const key = sort?.keys.at(-1);
  const allows = (parameter: string, value: unknown): boolean => client.allows(parameter, value);
  return {
    ...(narrowed && filterQuery(client.operation, narrowed.filter, narrowed.value)),
    ...(sort && key !== undefined && sortQuery(sort, key, 'desc', allows)),
  };
}

function lost({ query, first, second, links }: Omit<KeptQueryEvidence, 'unchanged'>): Violation[] {
  return links.flatMap(({ relation, asked }) => {
    const [from, expected] = relation === 'next' ? [first, second] : [second, first];
    if (asked.outcome === 'page' && sameItems(asked.page.ids, expected.ids)) return [];
    const violation: Violation = {
      key: relation,
      expected: `the ${relation} link leads to the ${relation === 'next' ? 'second' : 'first'} page of the same selection`,
      observed: asked.outcome === 'page' ? 'other items' : saidOf(asked),
      witness: [
        `asked for: ${JSON.stringify(query).slice(0, 160)}`,
        `${relation}: ${from.says?.links[relation] ?? ''}`,
        pageRow('leads to', asked.outcome === 'page' ? asked.page.ids : []),
        pageRow('expected', expected.ids),
      ],
      exchanges: [from.exchange, ...exchangesOf(asked)],
      confidence: 'firm',
    };
    return [violation];
  });
}
