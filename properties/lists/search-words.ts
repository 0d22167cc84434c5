import type { JsonObject } from '../../core/spec/types.ts';
import type { Selection } from './selections.ts';

const NAMES = ['name', 'title', 'subject', 'label', 'display_name', 'displayName', 'full_name', 'fullName', 'headline'];
const MOST_WORDS = 3;

/** The member that a search for words looks into first: a name or a title. */
export function fieldOfNames(items: readonly JsonObject[]): string | undefined {
  return NAMES.find((name) => items.some((item) => typeof item[name] === 'string'));
}

const wordsIn = (text: unknown): string[] => (typeof text === 'string' ? text.split(/[^\p{L}\p{N}]+/u) : []);

/**
 * Words of a field with all items that have them: a few of items this run made, a few of others. Letters and digits of
 * ASCII only, long enough not to be a stop word.
 */
export function certainWords(
  list: Selection,
  field: string,
  own: ReadonlySet<string>,
): { readonly word: string; readonly ids: readonly string[] }[] {
  const byWord = new Map<string, string[]>();
  for (const [index, item] of list.items.entries()) {
    const id = list.ids[index];
    for (const word of new Set(wordsIn(item[field]))) {
      if (id === undefined || !/^[A-Za-z][A-Za-z0-9]{4,}$/.test(word)) continue;
      byWord.set(word, [...(byWord.get(word) ?? []), id]);
    }
  }
  const some = [...byWord]
    .map(([word, ids]) => ({ word, ids }))
    .filter(({ ids }) => ids.length <= Math.max(1, list.ids.length / 2));
  const mine = some.filter(({ ids }) => ids.every((id) => own.has(id)));
  const others = some.filter(({ ids }) => !ids.some((id) => own.has(id)));
  return [...mine.slice(0, 2), ...mine.slice(-1), ...others.slice(0, MOST_WORDS)].filter(
    (one, index, all) => all.indexOf(one) === index,
  );
}
