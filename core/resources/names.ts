import { IRREGULAR, UNCOUNTABLE, USE_WORDS } from './nouns.data.ts';

const tokenCache = new Map<string, readonly string[]>();

/** Lower-case words of a camelCase, snake_case, kebab-case or dotted name: 'orderLineID' -> ['order', 'line', 'id']. */
export function tokenise(name: string): readonly string[] {
  const known = tokenCache.get(name);
  if (known !== undefined) return known;
  const tokens = name
    .replace(/IDs\b/g, 'Ids')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '');
  if (tokenCache.size > 50_000) tokenCache.clear();
  tokenCache.set(name, tokens);
  return tokens;
}

/** Comparable form of a name: 'user_id', 'userId' and 'User-ID' are all 'userid'. */
export function normalise(name: string): string {
  return tokenise(name).join('');
}

/** Singular of one lower-case English word; a word that is singular already comes back as it is. */
export function singular(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length < 3 || UNCOUNTABLE.has(word)) return word;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/uses$/.test(word)) return USE_WORDS.test(word) ? word.slice(0, -1) : word.slice(0, -2);
  if (/(?:sses|shes|tches|xes|zzes|dresses)$/.test(word)) return word.slice(0, -2);
  if (/(?:[^a]ches)$/.test(word)) return word.slice(0, -2);
  if (/(?:ss|us|is)$/.test(word)) return word;
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** Plural of one lower-case English singular word. */
export function plural(word: string): string {
  for (const [many, one] of IRREGULAR) if (one === word) return many;
  if (word === 'status' || word === 'address' || word === 'class' || word === 'process') return `${word}es`;
  if (UNCOUNTABLE.has(word)) return word;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** Normal form of a noun whatever its number: 'order-lines', 'OrderLine' -> 'orderline'. */
export function nounOf(name: string): string {
  const tokens = tokenise(name);
  const last = tokens.at(-1);
  return last === undefined ? '' : [...tokens.slice(0, -1), singular(last)].join('');
}

/** True when the name's last word is a plural form. */
export function isPlural(name: string): boolean {
  const last = tokenise(name).at(-1);
  return last !== undefined && singular(last) !== last;
}

const ID_WORDS: ReadonlySet<string> = new Set(
  'id ids uuid uuids guid guids gid sid sids key keys code codes slug slugs number no nr num ref name names sku pk urn identifier hash handle'.split(
    ' ',
  ),
);

/** What a name such as 'billing_partner_id' says it refers to. */
export interface ReferenceName {
  /** Words before the id word, singular: ['billing', 'partner']; empty for a bare 'id'. */
  readonly words: readonly string[];
  /** The id word, singular ('id', 'code'), or '' when the name has none ('partner'). */
  readonly key: string;
  /** The name says many: 'partnerIds'. */
  readonly many: boolean;
}

/** Splits a parameter or property name into what it refers to and by which key. */
export function referenceName(name: string): ReferenceName {
  const tokens = tokenise(name);
  const last = tokens.at(-1) ?? '';
  if (ID_WORDS.has(last)) {
    const words = tokens.slice(0, -1);
    const tail = words.at(-1);
    return {
      words: tail === undefined ? [] : [...words.slice(0, -1), singular(tail)],
      key: singular(last),
      many: singular(last) !== last,
    };
  }
  // 'userid' and 'petids' are one word: cut the id off.
  const glued = /^([a-z]{3,})(uuid|guid|id)(s?)$/.exec(last);
  if (
    glued?.[1] !== undefined &&
    glued[2] !== undefined &&
    !/^(?:val|inval|hybr|andro|avo|sol|liqu|rap|flu|unpa|prepa|orch|dru|pyram|overla|ster|plac|humid)$/.test(glued[1])
  ) {
    return { words: [...tokens.slice(0, -1), glued[1]], key: glued[2], many: glued[3] === 's' };
  }
  return { words: [...tokens.slice(0, -1), singular(last)], key: '', many: singular(last) !== last };
}
