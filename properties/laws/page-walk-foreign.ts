import type { GatheringListLaw } from '../law.ts';
import { inconclusive, isList, isPaged, short, unjudgeable } from '../lists/judging.ts';
import { AIP_158, pageRow, shownPages } from '../lists/paged.ts';
import type { ListEvidence, Walk } from '../lists/types.ts';

export interface ForeignEvidence {
  readonly list: ListEvidence;
  /** The walk that shows items which the whole list does not, and the same walk again. */
  readonly suspect?: { readonly walk: Walk; readonly again: Walk; readonly unchanged: boolean };
}

export const oracle: GatheringListLaw<ForeignEvidence> = {
  id: 'page-walk-foreign',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'high',
  criterion: 'page-walk',
  holds: 'Pages show nothing that the whole list does not',
  broken: 'Pages show items that the whole list does not',
  asserts:
    'On a list that nobody changes, a walk in pages shows no item that is not in the list when one page holds all of it.',
  why: "What comes from outside of the list is often deleted, hidden or somebody else's.",
  source: [AIP_158],
  remedy: 'Use the same conditions for every page: tenant, rights, deletion and filters belong into the one query.',
  considers: isList,
  appliesTo: isPaged,
  async gather({ evidence, walk, unchanged }) {
    const [whole] = evidence.walks;
    if (!whole || shownPages(whole).length !== 1 || whole.ended === 'limit')
      return 'no single page holds the whole list';
    const several = evidence.walks.filter((one) => shownPages(one).length > 1);
    if (several.length === 0) return 'the list has one page only';
    const suspect = several.find((one) => foreign(one, evidence).length > 0);
    if (!suspect) return { list: evidence };
    const again = await walk({ size: suspect.size, label: suspect.label }, 'again');
    return { list: evidence, suspect: { walk: suspect, again, unchanged: await unchanged() } };
  },
  verify({ list, suspect }) {
    const blocked = unjudgeable(list);
    if (blocked) return blocked;
    const pages = Math.max(
      1,
      list.walks.reduce((sum, walk) => sum + walk.pages.length, 0),
    );
    if (!suspect) return { outcome: 'pass', evidence: pages };
    const shown = new Set(suspect.again.ids);
    const lasting = foreign(suspect.walk, list).filter((id) => shown.has(id));
    if (!suspect.unchanged || lasting.length === 0)
      return inconclusive('the list changed while it was walked: somebody else writes to it');
    const marked = new Set(lasting);
    const rows = suspect.walk.pages.flatMap((page, index) =>
      page.ids.some((id) => marked.has(id)) ? [{ page, text: pageRow(`page ${index + 1}`, page.ids, marked) }] : [],
    );
    return {
      outcome: 'fail',
      evidence: pages,
      violations: [
        {
          key: 'foreign',
          expected: `only the ${list.walks[0]?.ids.length} items of the whole list`,
          observed: `${lasting.length} others with ${suspect.walk.label}: ${lasting.slice(0, 3).map(short).join(', ')}`,
          witness: rows.slice(0, 3).map(({ text }) => text),
          exchanges: rows.slice(0, 2).map(({ page }) => page.exchange),
          confidence: 'firm',
        },
      ],
    };
  },
};

/** In the walk, and in neither of the whole lists before and after it. */
function foreign(walk: Walk, { walks }: ListEvidence): string[] {
  const whole = new Set([...(walks[0]?.ids ?? []), ...(walks.at(-1)?.ids ?? [])]);
  return [...new Set(walk.ids)].filter((id) => !whole.has(id));
}
