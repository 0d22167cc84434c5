import type { JsonObject } from '../spec/types.ts';
import { mergeFlat } from './merge-schemas.ts';
import { isSchema } from './resolve-pointer.ts';
import type { View } from './schema-view.ts';
import { viewOf } from './schema-view.ts';

const expanded = new WeakMap<View, readonly View[]>();

/**
 * The alternatives of a view's first list of branches, each merged with everything else the view asks for; the view
 * itself when it has no choices. Contradictory branches are left out.
 */
export function alternativesOf(view: View, document: JsonObject): readonly View[] {
  const known = expanded.get(view);
  if (known) return known;
  const [first, ...others] = Array.isArray(view.$choices) ? view.$choices : [];
  if (!Array.isArray(first)) return [view];
  const base: View = { ...view };
  delete base.$choices;
  if (others.length > 0) base.$choices = others;
  const alternatives: View[] = [];
  for (const branch of first) {
    if (!isSchema(branch)) continue;
    const merged = mergeFlat(base, viewOf(branch, document));
    if (merged !== false) alternatives.push(merged);
  }
  expanded.set(view, alternatives);
  return alternatives;
}
