import type { JsonObject, Schema } from '../spec/types.ts';
import { both } from './merge-schemas.ts';
import { isObject, isSchema } from './resolve-pointer.ts';
import { alternativesOf } from './schema-choices.ts';
import type { View } from './schema-view.ts';
import { typesOf, viewOf } from './schema-view.ts';

/** Nesting beyond this is taken as "has no end". */
export const DEEPEST = 12;
/** Schemas looked at before a description is taken as too intricate. */
const EFFORT = 20_000;

/** Tells how many levels of nesting a schema needs at least. */
export interface DepthFinder {
  /** Smallest depth of a value, counted in objects and arrays; Infinity when there is none. */
  ofSchema(schema: Schema): number;
  ofView(view: View): number;
}

export function depthFinder(document: JsonObject): DepthFinder {
  const known = new WeakMap<View, number>();
  const able = new WeakMap<View, boolean[]>();
  const open = new Set<View>();
  let effort = 0;

  const schemaEnds = (schema: Schema, depth: number): boolean => {
    const view = viewOf(schema, document);
    return view !== false && ends(view, depth);
  };

  const typeEnds = (type: string, view: View, depth: number): boolean => {
    if (type === 'object') {
      const properties = isObject(view.properties) ? view.properties : {};
      const required = Array.isArray(view.required) ? view.required : [];
      return required.every((name) => {
        const property = properties[String(name)];
        return property === undefined || (depth > 0 && isSchema(property) && schemaEnds(property, depth - 1));
      });
    }
    if (type !== 'array') return true;
    const least = Number(view.minItems ?? 0);
    const prefix = Array.isArray(view.prefixItems) ? view.prefixItems : [];
    const slots: Schema[] = prefix.slice(0, least).filter(isSchema);
    const items = isSchema(view.items) ? view.items : true;
    if (least > prefix.length) slots.push(items);
    if (isSchema(view.contains) && Number(view.minContains ?? 1) > 0) slots.push(both(items, view.contains));
    return slots.every((slot) => depth > 0 && schemaEnds(slot, depth - 1));
  };

  const ends = (view: View, depth: number): boolean => {
    if (view.enum !== undefined) return true;
    const verdicts = able.get(view) ?? [];
    const known = verdicts[depth];
    if (known !== undefined) return known;
    if (open.has(view) || effort++ > EFFORT) return false;
    open.add(view);
    const alternatives = alternativesOf(view, document);
    let verdict: boolean;
    if (alternatives.length !== 1 || alternatives[0] !== view) {
      verdict = alternatives.some((alternative) => ends(alternative, depth));
    } else {
      const types = typesOf(view);
      verdict = types.length === 0 || types.some((type) => typeEnds(type, view, depth));
    }
    open.delete(view);
    verdicts[depth] = verdict;
    able.set(view, verdicts);
    return verdict;
  };

  const ofView = (view: View): number => {
    const found = known.get(view);
    if (found !== undefined) return found;
    let depth = 0;
    effort = 0;
    while (depth <= DEEPEST && !ends(view, depth)) depth++;
    const result = depth > DEEPEST ? Number.POSITIVE_INFINITY : depth;
    known.set(view, result);
    return result;
  };

  return {
    ofView,
    ofSchema: (schema) => {
      const view = viewOf(schema, document);
      return view === false ? Number.POSITIVE_INFINITY : ofView(view);
    },
  };
}
