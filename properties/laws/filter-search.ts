import type { GatheringListLaw } from '../law.ts';
import { isList } from '../lists/judging.ts';
import type { ListContext } from '../lists/list-context.ts';
import { has } from '../lists/offered.ts';
import { certainWords, fieldOfNames } from '../lists/search-words.ts';
import { AIP_160, isSelection, NO_WHOLE_LIST, type Selected, select, wholeList } from '../lists/selections.ts';
import { checkOf, type SetCheck, type SetEvidence, settled, verifySets } from '../lists/set-law.ts';

/** Milliseconds in which a search index may catch up. */
const LAG_MS = 1_500;

export const oracle: GatheringListLaw<SetEvidence> = {
  id: 'filter-search',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'filter-sound',
  holds: 'A search finds every item that has the word, and nothing for a word nobody has',
  broken: 'A search misses items that have the word, or finds everything for a word nobody has',
  asserts:
    'Of items that show a word in a field that is searched all are found by this word, new ones too; a word nobody has does not find the whole list; where all words are asked for, a second word never adds items.',
  why: 'What the search does not find does not exist for the people who use it: they enter it a second time.',
  source: [AIP_160],
  remedy: 'Search the stored rows, or bring the index up to date with every write and say how far behind it may be.',
  considers: isList,
  appliesTo: has((list) => list.search, 'no search for words is documented'),
  async gather(context) {
    const whole = wholeList(context);
    const { search } = context.client.list;
    if (!whole) return NO_WHOLE_LIST;
    const field = fieldOfNames(whole.items);
    if (search === undefined || field === undefined) return 'its items show no name or title';
    const own = new Set(context.reference.items.map(({ id }) => String(id)));
    const words = certainWords(whole, field, own);
    const found: { must: readonly string[]; word: string; selected: Selected }[] = [];
    for (const { word, ids } of words) {
      if (!context.client.allows(search, word)) continue;
      found.push({ word, must: ids, selected: await find(context, search, word, ids) });
    }
    const searched = found.some(
      ({ selected, must }) => isSelection(selected) && must.some((id) => selected.ids.includes(id)),
    );
    if (!searched) return `no word of ${field} is found: that field may not be searched`;
    const checks: SetCheck[] = found.flatMap(({ word, must, selected }) => {
      const may = isSelection(selected) ? selected.ids : [];
      const newOnes = must.every((id) => own.has(id));
      const key = newOnes ? 'new item' : 'item with the word';
      return checkOf(selected, { key, must, may, expected: `every item with the word ${word} in ${field}` });
    });
    checks.push(...(await nonsense(context, search, whole.ids)));
    checks.push(...(await moreWords(context, search, found)));
    return settled(context, checks, 'no word could be tried');
  },
  verify: verifySets,
};

/** An index may be behind by a moment. */
async function find(context: ListContext, search: string, word: string, ids: readonly string[]): Promise<Selected> {
  const query = { [search]: word };
  const first = await select(context, query);
  if (!isSelection(first) || ids.every((id) => first.ids.includes(id))) return first;
  await new Promise((resolve) => setTimeout(resolve, LAG_MS));
  return select(context, query, 'again');
}

/** A word nobody has: engines that guess may find something, but not all there is. */
async function nonsense(context: ListContext, search: string, all: readonly string[]): Promise<SetCheck[]> {
  const word = `${context.session.facts.runToken}xqzjv`;
  const selected = await select(context, { [search]: word });
  if (!isSelection(selected) || all.length < 2) return [];
  const everything = all.every((id) => selected.ids.includes(id));
  const may = everything ? [] : selected.ids;
  return checkOf(selected, { key: 'search ignored', must: [], may, expected: `nothing: no item has the word ${word}` });
}

async function moreWords(
  context: ListContext,
  search: string,
  found: readonly { word: string; must: readonly string[]; selected: Selected }[],
): Promise<SetCheck[]> {
  const declared = context.operation.parameters.find((one) => one.in === 'query' && one.name === search);
  const [one] = found;
  const alone = isSelection(one?.selected) ? one.selected : undefined;
  // A word that only items with the first one have adds nothing anyway.
  const other = found.find(({ must }) => must.some((id) => !alone?.ids.includes(id)));
  if (!/\ball\b/i.test(declared?.description ?? '') || !one || !other || !alone) return [];
  const selected = await select(context, { [search]: `${one.word} ${other.word}` });
  const expected = `only items that ${one.word} alone finds`;
  return checkOf(selected, { key: 'second word', must: [], may: alone.ids, around: [alone], expected });
}
