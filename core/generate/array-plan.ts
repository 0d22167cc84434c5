import type fc from 'fast-check';
import type { Schema } from '../spec/types.ts';
import type { ArrayPlan } from './array-arbitrary.ts';
import type { Builder } from './builder.ts';
import { LazyArbitrary } from './lazy-arbitrary.ts';
import { both } from './merge-schemas.ts';
import { isSchema } from './resolve-pointer.ts';
import type { View } from './schema-view.ts';
import { Unsatisfiable } from './unsatisfiable.ts';

/** Longer arrays are refused: nobody wants a request of that size. */
const LONGEST = 1000;

/** What an array of this view is made of at this depth. Throws Unsatisfiable when its bounds contradict. */
export function planArray(view: View, builder: Builder, name: string, level: number, depth: number): ArrayPlan {
  const prefix = (Array.isArray(view.prefixItems) ? view.prefixItems : []).filter(isSchema);
  const items: Schema = isSchema(view.items) ? view.items : true;
  const contains = isSchema(view.contains) ? view.contains : undefined;
  const containing = contains === undefined ? 0 : typeof view.minContains === 'number' ? view.minContains : 1;
  let min = typeof view.minItems === 'number' ? view.minItems : 0;
  let max = typeof view.maxItems === 'number' ? view.maxItems : Math.max(min, prefix.length + containing, 3);
  if (min > max) throw new Unsatisfiable(`no array has at least ${min} and at most ${max} elements`);
  if (min > LONGEST) throw new Unsatisfiable(`an array of at least ${min} elements is too large to be made`);
  const open = Number.isFinite(builder.depths.ofSchema(items));
  const closed = prefix.findIndex((schema) => !Number.isFinite(builder.depths.ofSchema(schema)));
  const reach = closed >= 0 ? closed : open ? max : prefix.length;
  max = Math.min(max, reach);
  if (min > max) throw new Unsatisfiable(`at least ${min} elements are asked for, only ${max} can be made`);
  const usual = Math.max(min, prefix.length, containing, depth > 0 ? 1 : 0);
  if (containing > 0) min = Math.max(min, prefix.length + containing);
  else if (depth > 0) min = Math.max(min, prefix.length > 0 ? prefix.length : 1);
  min = Math.min(min, max);
  if (builder.properties === 'required' || depth <= 0) max = Math.min(max, Math.max(min, usual));
  max = Math.min(max, Math.max(min, 3));
  const slots = new Map<number, fc.Arbitrary<unknown>>();
  const at = (index: number): fc.Arbitrary<unknown> => {
    const past = index - prefix.length;
    const slot = past < 0 ? index : past < containing ? -1 : -2;
    let element = slots.get(slot);
    if (!element) {
      const schema = slot >= 0 ? (prefix[slot] ?? true) : slot === -1 ? both(items, contains ?? true) : items;
      element = new LazyArbitrary(() => builder.build(schema, name, level + 1, depth - 1));
      slots.set(slot, element);
    }
    return element;
  };
  return { min, max, at, unique: view.uniqueItems === true };
}
