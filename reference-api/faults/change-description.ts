import type { Seams } from '../seams.ts';

export type Document = Record<string, unknown>;

/** Changes the description as it is served; the API goes on doing what the true one says. */
export function changeDescription(seams: Seams, change: (document: Document) => void): void {
  const clean = seams.describe;
  seams.describe = (document) => {
    const changed = structuredClone(clean(document));
    change(changed);
    return changed;
  };
}

/** The object at this place; throws when there is none, as the description was changed then. */
export function member(document: Document, ...path: readonly string[]): Document {
  let current: unknown = document;
  for (const name of path)
    current = typeof current === 'object' && current !== null ? (current as Document)[name] : undefined;
  if (typeof current !== 'object' || current === null) throw new Error(`The description has no ${path.join(' ')}.`);
  return current as Document;
}
