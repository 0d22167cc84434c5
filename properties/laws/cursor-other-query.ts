import type { Verdict } from '../../core/oracle/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { givenCursor, hasCursor } from '../lists/cursors.ts';
import { filterQuery } from '../lists/gather-filtered.ts';
import { inconclusive, isList, listResource } from '../lists/judging.ts';
import type { Asked } from '../lists/list-context.ts';
import { AIP_158, crashOf, pageRow, sameItems, saysNothing } from '../lists/paged.ts';

export interface OtherQueryEvidence {
  /** The filter in words. */
  readonly filter: string;
  readonly asked: Asked;
  /** What the cursor leads to without the filter. */
  readonly second: readonly string[];
  /** What the filter shows. */
  readonly fitting: readonly string[];
  readonly unchanged: boolean;
}

export const oracle: GatheringListLaw<OtherQueryEvidence> = {
  id: 'cursor-other-query',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'low',
  criterion: 'page-walk',
  holds: 'A cursor with another filter is refused, filtered or left as it was',
  broken: 'A cursor with another filter shows what neither selection has there',
  asserts:
    'A cursor that is used with a filter it was not given with is refused, shows items of that filter only, or goes on as without it.',
  why: 'A client that changes a filter half-way gets a mixture of two selections and takes it for one.',
  source: [AIP_158],
  remedy: 'Keep filter and sort in the cursor, signed, and refuse with 400 what differs.',
  considers: isList,
  appliesTo(operation, facts) {
    const cursor = hasCursor(operation, facts);
    if (!cursor.applies) return cursor;
    return (listResource(operation, facts)?.list?.filters.length ?? 0) > 0
      ? cursor
      : { applies: false, reason: 'no filter is documented' };
  },
  async gather({ evidence, client, page, unchanged }) {
    const given = givenCursor(evidence);
    if (typeof given === 'string') return given;
    const all = evidence.walks[0]?.ids.length ?? 0;
    const narrowed = evidence.filtered.find(
      ({ walk }) => walk.ended === 'end' && walk.ids.length > 0 && walk.ids.length < all,
    );
    if (!narrowed) return 'no filter narrows the list';
    const query = filterQuery(client.operation, narrowed.filter, narrowed.value);
    const asked = await page({ ...query, ...given.size, [given.parameter]: given.cursor });
    const gathered = {
      filter: `${narrowed.filter.parameter} = ${String(narrowed.value)}`,
      asked,
      second: given.second.ids,
      fitting: narrowed.walk.ids,
    };
    return { ...gathered, unchanged: mixed(gathered).length === 0 || (await unchanged()) };
  },
  verify({ unchanged, ...evidence }): Verdict {
    const { asked, filter, second } = evidence;
    const crash = crashOf(asked);
    const nothing = saysNothing(asked);
    if (nothing !== undefined) return inconclusive(nothing);
    const others = mixed(evidence);
    if (!crash && others.length === 0) return { outcome: 'pass', evidence: 1 };
    if (!crash && !unchanged) return inconclusive('the list changed meanwhile: somebody else writes to it');
    const ids = asked.outcome === 'page' ? asked.page.ids : [];
    const exchange = asked.outcome === 'page' ? asked.page.exchange : (asked.exchange ?? '');
    return {
      outcome: 'fail',
      evidence: 1,
      violations: [
        {
          key: crash ? 'server error' : 'mixture',
          expected: '400, items of the filter only, or the page the cursor leads to without it',
          observed: crash ? `status ${crash.status}` : `${others.length} items that the filter excludes`,
          witness: [pageRow(`cursor with ${filter}`, ids, new Set(others)), pageRow('cursor without it', second)],
          exchanges: [exchange],
          confidence: 'firm',
        },
      ],
    };
  },
};

/** Items that the filter excludes, unless the filter was ignored as a whole. */
function mixed({ asked, second, fitting }: Omit<OtherQueryEvidence, 'unchanged' | 'filter'>): string[] {
  if (asked.outcome !== 'page' || sameItems(asked.page.ids, second)) return [];
  const own = new Set(fitting);
  return asked.page.ids.filter((id) => !own.has(id));
}
