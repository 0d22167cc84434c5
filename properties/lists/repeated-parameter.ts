import { rawPair } from './filter-values.ts';
import type { ListContext } from './list-context.ts';
import { sameItems } from './paged.ts';
import { gatheredSelections, type Selection } from './selections.ts';
import { checkOf, type SetCheck } from './set-law.ts';

/**
 * One filter given twice with two values: the first may win, or the last, or either be enough, or both be wanted, or it
 * may be refused; items that neither value has are never right. Writes down which it is.
 */
export async function repeatedParameter(context: ListContext, all: Selection): Promise<SetCheck[]> {
  const { client, evidence, rawPage, session } = context;
  const narrowing = gatheredSelections(context).filter(({ selection }) => selection.ids.length > 0);
  const [left, right] =
    narrowing.flatMap((one) => {
      const other = narrowing.find(
        (another) => another !== one && another.one.filter.parameter === one.one.filter.parameter,
      );
      const together = new Set([...one.selection.ids, ...(other?.selection.ids ?? [])]).size;
      return other && together < all.ids.length ? [[one, other] as const] : [];
    })[0] ?? [];
  if (!left || !right) return [];
  const size = evidence.walks[0]?.size ?? null;
  const { sizeParameter } = client.list.paging;
  const sized = size === null || sizeParameter === undefined ? [] : [rawPair(sizeParameter, String(size))];
  const { parameter } = left.one.filter;
  const pairs = [left, right].map(({ one }) => rawPair(parameter, String(one.value)));
  const asked = await rawPage([...pairs, ...sized].join('&'));
  if (asked.outcome === 'unreadable') return [];
  const may = [...new Set([...left.selection.ids, ...right.selection.ids])];
  const shown = asked.outcome === 'page' ? asked.page.ids : undefined;
  const meaning =
    shown === undefined
      ? 'is refused'
      : (meanings(left.selection, right.selection, may).find(([ids]) => sameItems(ids, shown))?.[1] ??
        'means something else');
  session.journal.say({ type: 'inference', subject: client.operation.id, text: `${parameter} given twice ${meaning}` });
  if (asked.outcome !== 'page') return [];
  const { ids, items, exchange } = asked.page;
  const selection = { words: `${left.selection.words} & ${right.selection.words}`, ids, items, exchange };
  const around = [left.selection, right.selection];
  const expected = 'a 4xx, or only items that one of the two values shows';
  return checkOf(selection, { key: `twice ${parameter}`, must: [], may, around, expected });
}

const meanings = (left: Selection, right: Selection, any: readonly string[]): [readonly string[], string][] => [
  [any, 'shows the items of either value'],
  [left.ids, 'goes by its first value'],
  [right.ids, 'goes by its last value'],
  [left.ids.filter((id) => right.ids.includes(id)), 'wants both values'],
];
