import type { Origin } from './bundle.ts';
import type { Documents } from './documents.ts';
import { isObject } from './json.ts';
import { joinPointer, pointerOfFragment, splitPointer, valueAt } from './pointer.ts';
import type { Json } from './types.ts';

const MAX_DEPTH = 400;

/** Schemas that are referred to by `$id` or `$anchor` instead of by pointer (JSON Schema 2020-12 section 8.2). */
export class SchemaNames {
  readonly #documents: Documents;
  /** Absolute URI (with '#anchor' for anchors) -> where it stands. */
  readonly #seen = new Set<unknown>();
  readonly #byUri = new Map<string, Origin>();

  constructor(documents: Documents) {
    this.#documents = documents;
    for (const document of documents.byUrl.values()) {
      // Looking into every object costs time, and hardly a description has either keyword.
      if (!/\$(id|anchor|dynamicAnchor)\b/.test(document.text)) continue;
      this.#index(document.value, document.url, document.url, '', 0);
    }
  }

  /** The target of a `$ref` that goes by name, or that stands below an `$id`; undefined for every other one. */
  resolve(ref: string, at: Origin): (Origin & { value: Json }) | undefined {
    if (this.#byUri.size === 0) return undefined;
    const base = this.#baseOf(at);
    let uri: string;
    try {
      uri = new URL(ref, base).href;
    } catch {
      return undefined;
    }
    const hash = uri.indexOf('#');
    const resource = hash < 0 ? uri : uri.slice(0, hash);
    const fragment = hash < 0 ? '' : pointerOfFragment(uri.slice(hash + 1));
    const named = fragment === '' || fragment.startsWith('/') ? this.#byUri.get(resource) : this.#byUri.get(uri);
    if (named === undefined) return undefined;
    const pointer = fragment.startsWith('/') ? named.pointer + fragment : named.pointer;
    const value = valueAt(this.#documents.byUrl.get(named.url)?.value, pointer);
    return value === undefined ? undefined : { url: named.url, pointer, value };
  }

  #baseOf(at: Origin): string {
    let value: unknown = this.#documents.byUrl.get(at.url)?.value;
    let base = at.url;
    for (const token of ['', ...splitPointer(at.pointer)]) {
      if (token !== '') value = isObject(value) || Array.isArray(value) ? Reflect.get(value, token) : undefined;
      if (isObject(value) && typeof value.$id === 'string') base = absolute(value.$id, base);
    }
    return base;
  }

  #index(value: unknown, url: string, base: string, pointer: string, depth: number): void {
    if (depth > MAX_DEPTH || this.#seen.has(value)) return;
    if (typeof value === 'object') this.#seen.add(value);
    if (Array.isArray(value)) {
      value.forEach((entry, index) => {
        this.#index(entry, url, base, `${pointer}/${index}`, depth + 1);
      });
    }
    if (!isObject(value)) return;
    let inner = base;
    if (typeof value.$id === 'string') {
      inner = absolute(value.$id, base);
      this.#byUri.set(inner, { url, pointer });
    }
    for (const keyword of ['$anchor', '$dynamicAnchor']) {
      const anchor = value[keyword];
      if (typeof anchor === 'string') this.#byUri.set(`${inner}#${anchor}`, { url, pointer });
    }
    for (const [key, child] of Object.entries(value)) {
      if (typeof child === 'object') this.#index(child, url, inner, joinPointer(pointer, key), depth + 1);
    }
  }
}

function absolute(id: string, base: string): string {
  try {
    return new URL(id, base).href.replace(/#$/, '');
  } catch {
    return base;
  }
}
