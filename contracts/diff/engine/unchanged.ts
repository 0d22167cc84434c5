import { isObject, object } from '../../../core/spec/json.ts';
import { joinPointer, pointerOfFragment } from '../../../core/spec/pointer.ts';
import type { Json, JsonObject } from '../../../core/spec/types.ts';
import type { OperationView } from './operation-view.ts';

/** Equality of two JSON values, whatever the order of members; what they refer to is added to `refs`. */
function equal(one: Json | undefined, two: Json | undefined, refs: Set<string>): boolean {
  if (typeof one === 'string') {
    if (one.startsWith('#/') && one === two) refs.add(pointerOfFragment(one.slice(1)));
    return one === two;
  }
  if (Array.isArray(one))
    return Array.isArray(two) && one.length === two.length && one.every((entry, n) => equal(entry, two[n], refs));
  if (!isObject(one) || !isObject(two)) return one === two;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(two).length) return false;
  return keys.every((key) => Object.hasOwn(two, key) && equal(one[key], two[key], refs));
}

const METHODS = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']);

/** Which parts of two descriptions are equal with everything they refer to; those need no comparison. */
export class Unchanged {
  readonly #clean = new Set<string>();
  readonly #rootIsSame: boolean;

  constructor(before: JsonObject, after: JsonObject) {
    const [olds, news] = [object(before, 'components'), object(after, 'components')];
    const waiting = new Map<string, Set<string>>();
    for (const [kind, entries] of Object.entries(olds)) {
      for (const [name, component] of Object.entries(isObject(entries) ? entries : {})) {
        const refs = new Set<string>();
        const other = object(news, kind)[name];
        if (equal(component, other, refs)) waiting.set(joinPointer('/components', kind, name), refs);
      }
    }
    // What refers to something that differs, differs: taken away until nothing more goes.
    for (let size = -1; size !== waiting.size; ) {
      size = waiting.size;
      for (const [pointer, refs] of waiting) if ([...refs].some((ref) => !waiting.has(ref))) waiting.delete(pointer);
    }
    for (const pointer of waiting.keys()) this.#clean.add(pointer);
    const none = new Set<string>();
    this.#rootIsSame =
      equal(before.security ?? null, after.security ?? null, none) &&
      equal(olds.securitySchemes ?? null, news.securitySchemes ?? null, none);
  }

  /** True for a component ('/components/schemas/A') that both have alike, with all that it refers to. */
  component(pointer: string | undefined): boolean {
    return pointer !== undefined && this.#clean.has(pointer);
  }

  operation(one: OperationView, two: OperationView): boolean {
    if (!this.#rootIsSame || one.operation.id !== two.operation.id) return false;
    const refs = new Set<string>();
    const around = ({ item }: OperationView): JsonObject =>
      Object.fromEntries(Object.entries(item).filter(([key]) => !METHODS.has(key) && key !== 'additionalOperations'));
    if (!equal(one.raw, two.raw, refs) || !equal(around(one), around(two), refs)) return false;
    return [...refs].every((ref) => this.#clean.has(ref));
  }
}
