import type { GatheringListLaw } from '../law.ts';
import { inconclusive, isList, listResource, notTested } from '../lists/judging.ts';
import type { Asked } from '../lists/list-context.ts';
import { AIP_158, pageRow, sameIds, saysNothing } from '../lists/paged.ts';

export interface WindowEvidence {
  readonly sizes: readonly number[];
  /** The same number of items from offset 1 and from offset 2. */
  readonly from: readonly [Asked, Asked];
  /** Order of the whole list, read before. */
  readonly all: readonly string[];
  readonly unchanged: boolean;
}

const OFFSETS = [1, 2] as const;
const ITEMS = 4;

export const oracle: GatheringListLaw<WindowEvidence> = {
  id: 'page-window-overlap',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'page-walk',
  holds: 'An offset counts single items',
  broken: 'An offset does not count single items',
  asserts: 'Two windows of the same length whose offsets differ by one share all items but one, in the same order.',
  why: 'A client that goes on where it stopped, at any item, loses or repeats items without any sign.',
  source: [
    AIP_158,
    {
      standard: 'PostgreSQL',
      clause: '7.6 LIMIT and OFFSET',
      url: 'https://www.postgresql.org/docs/current/queries-limit.html',
    },
  ],
  remedy: 'Hand the offset to the query as it is; do not turn it into a page number.',
  considers: isList,
  appliesTo: (operation, facts) => {
    const paging = listResource(operation, facts)?.list?.paging;
    return paging?.offsetParameter !== undefined && paging.sizeParameter !== undefined
      ? { applies: true }
      : { applies: false, reason: 'no offset and no size are documented' };
  },
  async gather({ client, evidence, page, unchanged }) {
    const { offsetParameter, sizeParameter } = client.list.paging;
    const all = evidence.walks[0]?.ids ?? [];
    if (!sameIds(all, evidence.walks.at(-1)?.ids ?? [])) return 'the order changes from walk to walk';
    const size = Math.min(ITEMS, all.length - OFFSETS[1]);
    if (offsetParameter === undefined || sizeParameter === undefined || size < 2)
      return 'the list has too few items for two windows';
    const ask = (offset: number) => page({ [sizeParameter]: size, [offsetParameter]: offset });
    const from = [await ask(OFFSETS[0]), await ask(OFFSETS[1])] as const;
    const fits = from.every(
      (one, index) => one.outcome === 'page' && sameIds(one.page.ids, windowOf(all, index, size)),
    );
    return { sizes: [size], from, all, unchanged: fits || (await unchanged()) };
  },
  verify({ from, all, sizes: [size = ITEMS], unchanged }) {
    const nothing = from.map(saysNothing).find((one) => one !== undefined);
    if (nothing !== undefined) return inconclusive(nothing);
    const [left, right] = from.map((one) => (one.outcome === 'page' ? one.page : undefined));
    if (!left || !right) return notTested('an offset of one or two items is refused');
    if (sameIds(left.ids.slice(1), right.ids.slice(0, -1)) && left.ids.length === right.ids.length) {
      return left.ids.length > 1 ? { outcome: 'pass', evidence: 2 } : notTested('the windows have no common items');
    }
    if (!unchanged) return inconclusive('the list changed meanwhile: somebody else writes to it');
    return {
      outcome: 'fail',
      evidence: 2,
      violations: [
        {
          key: 'window',
          expected: `offset 2 shows what offset 1 shows from its second item on (windows of ${size})`,
          observed: sameIds(left.ids, right.ids) ? 'the same items' : 'other items',
          witness: [
            pageRow('whole list', all, new Set(all.slice(OFFSETS[0], OFFSETS[1] + size))),
            pageRow('from offset 1', left.ids),
            pageRow('from offset 2', right.ids),
          ],
          exchanges: [left.exchange, right.exchange],
          confidence: 'firm',
        },
      ],
    };
  },
};

const windowOf = (all: readonly string[], index: number, size: number): readonly string[] => {
  const offset = OFFSETS[index] ?? 0;
  return all.slice(offset, offset + size);
};
