import type { Verdict } from '../../core/oracle/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { hasCursor } from '../lists/cursors.ts';
import { duplicates, inconclusive, isList, notTested, short } from '../lists/judging.ts';
import type { Asked } from '../lists/list-context.ts';
import { AIP_158, crashOf, pageRow, saysNothing } from '../lists/paged.ts';

export interface OtherSizeEvidence {
  readonly steps: readonly { readonly size: number; readonly asked: Asked }[];
  /** The walk came to its end. */
  readonly complete: boolean;
  /** What walks with one size show. */
  readonly expected: readonly string[];
  readonly unchanged: boolean;
}

const MOST_STEPS = 10;

export const oracle: GatheringListLaw<OtherSizeEvidence> = {
  id: 'cursor-other-size',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'page-walk',
  holds: 'The page size may change from page to page',
  broken: 'Changing the page size half-way loses or repeats items',
  asserts: 'A walk by cursor whose page size changes from page to page shows every item once.',
  why: 'Clients adapt the size to what they have room for; items vanish or come twice without any sign.',
  source: [AIP_158],
  remedy: 'Let the cursor name the last item that was shown, and take the size from each request.',
  considers: isList,
  appliesTo(operation, facts) {
    const cursor = hasCursor(operation, facts);
    if (!cursor.applies) return cursor;
    const sized = facts.model.resources.some(
      ({ list }) => list?.operation === operation.id && list.paging.sizeParameter !== undefined,
    );
    return sized ? cursor : { applies: false, reason: 'no page size parameter is documented' };
  },
  async gather({ evidence, client, page, unchanged }) {
    const { cursorParameter, sizeParameter } = client.list.paging;
    const [whole] = evidence.walks;
    if (whole?.ended !== 'end' || cursorParameter === undefined || sizeParameter === undefined)
      return 'the list was not walked to its end';
    const count = whole.ids.length;
    if (count < 4) return 'the list has too few items';
    const small = Math.ceil(count / 6);
    const sizes = [small + 1, small, small + 2].filter((size) => client.allows(sizeParameter, size));
    const steps: { size: number; asked: Asked }[] = [];
    let cursor: string | number | null | undefined;
    while (steps.length < MOST_STEPS && cursor !== null) {
      const size = sizes[steps.length % sizes.length] ?? small;
      const asked = await page({ [sizeParameter]: size, ...(cursor !== undefined && { [cursorParameter]: cursor }) });
      steps.push({ size, asked });
      cursor = asked.outcome === 'page' ? (asked.page.says?.nextCursor ?? null) : null;
    }
    const gathered = { steps, complete: cursor === null, expected: whole.ids };
    return { ...gathered, unchanged: isWhole(gathered) || (await unchanged()) };
  },
  verify({ unchanged, ...evidence }): Verdict {
    const { steps, complete, expected } = evidence;
    const nothing = steps.map(({ asked }) => saysNothing(asked)).find((one) => one !== undefined);
    if (nothing !== undefined) return inconclusive(nothing);
    if (steps.length < 2) return notTested('the list has one page only');
    if (!complete) return inconclusive('the walk was longer than expected');
    if (isWhole(evidence)) return { outcome: 'pass', evidence: steps.length };
    if (!unchanged) return inconclusive('the list changed meanwhile: somebody else writes to it');
    const ids = idsOf(steps);
    const twice = duplicates(ids);
    const lost = expected.filter((id) => !ids.includes(id));
    const refused = steps.find(({ asked }) => asked.outcome !== 'page');
    const crash = refused && crashOf(refused.asked);
    const quoted = (some: readonly string[]): string => some.slice(0, 3).map(short).join(', ');
    return {
      outcome: 'fail',
      evidence: steps.length,
      violations: [
        {
          key: refused ? (crash ? 'server error' : 'refused') : 'walk',
          expected: `all ${expected.length} items once, with sizes ${steps.map(({ size }) => size).join(', ')}`,
          observed: refused
            ? `status ${refused.asked.outcome === 'page' ? 200 : refused.asked.status} for a cursor with another size`
            : `${twice.length} repeated (${quoted(twice)}), ${lost.length} lost (${quoted(lost)})`,
          witness: steps.map(({ size, asked }, index) =>
            pageRow(`page ${index + 1}, size ${size}`, asked.outcome === 'page' ? asked.page.ids : [], new Set(twice)),
          ),
          exchanges: steps.slice(0, 2).flatMap(({ asked }) => {
            const exchange = asked.outcome === 'page' ? asked.page.exchange : asked.exchange;
            return exchange === undefined ? [] : [exchange];
          }),
          confidence: 'firm',
        },
      ],
    };
  },
};

const idsOf = (steps: OtherSizeEvidence['steps']): string[] =>
  steps.flatMap(({ asked }) => (asked.outcome === 'page' ? asked.page.ids : []));

function isWhole({ steps, expected }: Omit<OtherSizeEvidence, 'unchanged'>): boolean {
  const ids = idsOf(steps);
  const shown = new Set(ids);
  return ids.length === shown.size && expected.every((id) => shown.has(id));
}
