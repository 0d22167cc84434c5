import { isObject, member, object } from '../../spec/json.ts';
import { pointerOfFragment, splitPointer, valueAt } from '../../spec/pointer.ts';
import type { Json, JsonObject } from '../../spec/types.ts';

/** The part of an untranslated description that a schema needs, and what is special about it. */
export interface Reachable {
  /** Same containers as the description, with the reachable entries only. */
  readonly holder: JsonObject;
  /** Keywords that occur: 'writeOnly', 'nullable', 'allOf', '$ref+', 'exclusiveMinimum:boolean' … */
  readonly features: ReadonlySet<string>;
}

/** Collects what a schema reaches through its references. */
export function reachableFrom(original: JsonObject, schema: Json | undefined): Reachable {
  const holder: JsonObject = {};
  const features = new Set<string>();
  const seen = new Set<string>();
  const visit = (value: Json | undefined): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isObject(value)) return;
    for (const [key, child] of Object.entries(value)) {
      features.add(typeof child === 'boolean' && key.startsWith('exclusive') ? `${key}:boolean` : key);
      if (key === '$ref' && typeof child === 'string' && child.startsWith('#/')) {
        if (Object.keys(value).length > 1) features.add('$ref+');
        follow(child);
      } else visit(child);
    }
    const waived = Object.entries(object(value, 'properties')).filter(([, one]) => member(one, 'writeOnly') === true);
    const required = value.required;
    if (waived.some(([name]) => Array.isArray(required) && !required.includes(name)))
      features.add('writeOnly:optional');
  };
  const follow = (ref: string): void => {
    if (seen.has(ref)) return;
    seen.add(ref);
    const tokens = splitPointer(pointerOfFragment(ref.slice(1)));
    const target = valueAt(original, pointerOfFragment(ref.slice(1)));
    const last = tokens.pop();
    if (target === undefined || last === undefined) return;
    let at = holder;
    for (const token of tokens) {
      const next = at[token];
      const made: JsonObject = isObject(next) ? next : {};
      at[token] = made;
      at = made;
    }
    at[last] = target;
    visit(target);
  };
  visit(schema);
  return { holder, features };
}
