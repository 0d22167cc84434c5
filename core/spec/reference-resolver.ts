import type { Origin } from './bundle.ts';
import { type Documents, resolveRef } from './documents.ts';
import { isObject } from './json.ts';
import { displayPlace } from './place.ts';
import { joinPointer, pointerOfFragment, splitPointer, valueAt } from './pointer.ts';
import type { SchemaNames } from './schema-names.ts';
import type { Json } from './types.ts';

export interface Target extends Origin {
  readonly value: Json;
}

const MAX_HOPS = 50;

/** Finds what a `$ref` written in one of the documents means. */
export class ReferenceResolver {
  readonly #documents: Documents;
  readonly #names: SchemaNames;

  constructor(documents: Documents, names: SchemaNames) {
    this.#documents = documents;
    this.#names = names;
  }

  /** The target, or in words why there is none. */
  resolve(ref: string, at: Origin, hops = 0): Target | string {
    const named = this.#names.resolve(ref, at);
    if (named !== undefined) return named;
    const parsed = resolveRef(ref, at.url);
    if (parsed === undefined) return 'it is not a URI reference';
    const document = this.#documents.byUrl.get(parsed.url);
    if (document === undefined) return this.#documents.failures.get(parsed.url) ?? 'the file was not read';
    const pointer = pointerOfFragment(parsed.fragment);
    const nothing = `nothing is at ${displayPlace(parsed.url)}#${pointer}`;
    if (pointer !== '' && !pointer.startsWith('/')) return nothing;
    const value = valueAt(document.value, pointer);
    if (value !== undefined) return { url: parsed.url, pointer, value };
    return hops > MAX_HOPS ? nothing : (this.#throughReferences(parsed.url, pointer, hops) ?? nothing);
  }

  /** A pointer may pass through an object that is itself a reference: '#/components/schemas/A/properties/id'. */
  #throughReferences(url: string, pointer: string, hops: number): Target | string | undefined {
    let at: Target = { url, pointer: '', value: (this.#documents.byUrl.get(url)?.value ?? null) as Json };
    for (const token of splitPointer(pointer)) {
      if (isObject(at.value) && !Object.hasOwn(at.value, token) && typeof at.value.$ref === 'string') {
        const through = this.resolve(at.value.$ref, at, hops + 1);
        if (typeof through === 'string') return through;
        at = through;
      }
      const step = joinPointer('', token);
      const value = valueAt(at.value, step);
      if (value === undefined) return undefined;
      at = { url: at.url, pointer: at.pointer + step, value };
    }
    return at;
  }
}
