/** One start tag: its name and the names of its attributes. */
export interface StartTag {
  readonly name: string;
  readonly attributes: readonly string[];
}

/** Start tags of a page whose attribute values are all double-quoted; text of style and script is left out. */
export function startTags(page: string): readonly StartTag[] {
  const markup = page.replaceAll(/(<(style|script)\b[^>]*>)[\s\S]*?(<\/\2>)/g, '$1$3');
  return [...markup.matchAll(/<([a-zA-Z!][^\s>/]*)((?:\s+[^\s"'<>=/]+(?:="[^"]*")?)*)\s*\/?>/g)].map(
    ([, name = '', rest = '']) => ({
      name,
      attributes: [...rest.replaceAll(/="[^"]*"/g, '').matchAll(/\S+/g)].map(([attribute]) => attribute),
    }),
  );
}

/** How many '<' there are that begin neither a start tag nor an end tag found by `startTags`. */
export function strayOpenings(page: string): number {
  const markup = page.replaceAll(/(<(style|script)\b[^>]*>)[\s\S]*?(<\/\2>)/g, '$1$3');
  const openings = markup.split('<').length - 1;
  const ends = [...markup.matchAll(/<\/[a-zA-Z][a-zA-Z0-9-]*>/g)].length;
  return openings - ends - startTags(page).length;
}
