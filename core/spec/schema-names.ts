import type { Origin } from './bundle.ts';
import type { Documents, SourceDocument } from './documents.ts';
import { type Kind, slotOf } from './grammar.ts';
import { isObject } from './json.ts';
import { joinPointer, pointerOfFragment, splitPointer, valueAt } from './pointer.ts';
import type { Json } from './types.ts';

const MAX_DEPTH = 400;
const NO_ANCHORS: ReadonlyMap<string, Origin> = new Map();

/** Schemas that are referred to by `$id` or `$anchor` instead of by pointer (JSON Schema 2020-12 section 8.2). */
export class SchemaNames {
  readonly #documents: Documents;
  readonly #seen = new Set<unknown>();
  /** Absolute URI (with '#anchor' for anchors) -> where it stands. */
  readonly #byUri = new Map<string, Origin>();
  /** URI of a schema resource -> its `$dynamicAnchor`s. */
  readonly #dynamic = new Map<string, Map<string, Origin>>();

  constructor(documents: Documents) {
    this.#documents = documents;
    for (const document of documents.byUrl.values()) {
      // Looking into every object costs time, and hardly a description has either keyword.
      if (!/\$(id|anchor|dynamicAnchor)\b/.test(document.text)) continue;
      this.#index(kindOf(document, documents), document.value, document.url, document.url, '', 0);
    }
    if (this.#byUri.size === 0) return;
    for (const { url } of documents.byUrl.values())
      if (!this.#byUri.has(url)) this.#byUri.set(url, { url, pointer: '' });
  }

  /** The target of a `$ref` that goes by name, or that stands below an `$id`; undefined for every other one. */
  resolve(ref: string, at: Origin): (Origin & { value: Json }) | undefined {
    if (this.#byUri.size === 0) return undefined;
    let uri: string;
    try {
      uri = new URL(ref, this.baseOf(at)).href;
    } catch {
      return undefined;
    }
    const hash = uri.indexOf('#');
    const resource = hash < 0 ? uri : uri.slice(0, hash);
    const fragment = hash < 0 ? '' : pointerOfFragment(uri.slice(hash + 1));
    const byPointer = fragment === '' || fragment.startsWith('/');
    const named = this.#byUri.get(byPointer ? resource : `${resource}#${fragment}`);
    if (named === undefined) return undefined;
    const pointer = fragment.startsWith('/') ? named.pointer + fragment : named.pointer;
    const value = valueAt(this.#documents.byUrl.get(named.url)?.value, pointer);
    return value === undefined ? undefined : { url: named.url, pointer, value };
  }

  /** The URI of the schema resource that holds a place. */
  baseOf(at: Origin): string {
    let value: unknown = this.#documents.byUrl.get(at.url)?.value;
    let base = at.url;
    for (const token of ['', ...splitPointer(at.pointer)]) {
      if (token !== '') value = isObject(value) || Array.isArray(value) ? Reflect.get(value, token) : undefined;
      if (isObject(value) && typeof value.$id === 'string') base = absolute(value.$id, base);
    }
    return base;
  }

  /** The `$dynamicAnchor`s of the schema resource with that URI. */
  dynamicAnchors(base: string): ReadonlyMap<string, Origin> {
    return this.#dynamic.get(base) ?? NO_ANCHORS;
  }

  /** `kind` undefined: a piece of a description, of which nobody has said yet what it is. */
  #index(kind: Kind | undefined, value: unknown, url: string, base: string, pointer: string, depth: number): void {
    if (kind === 'opaque' || depth > MAX_DEPTH || this.#seen.has(value)) return;
    if (typeof value === 'object') this.#seen.add(value);
    if (Array.isArray(value)) {
      value.forEach((entry, index) => {
        this.#index(kind, entry, url, base, `${pointer}/${index}`, depth + 1);
      });
    }
    if (!isObject(value)) return;
    const isSchema = kind === 'schema' || kind === undefined;
    const inner = isSchema ? this.#enter(value, url, base, pointer) : base;
    for (const [key, child] of Object.entries(value)) {
      if (typeof child !== 'object' || child === null) continue;
      const to = joinPointer(pointer, key);
      const slot = kind === undefined ? undefined : slotOf(kind, key);
      if (slot?.many === 'map' && isObject(child)) {
        for (const [name, entry] of Object.entries(child)) {
          this.#index(slot.kind, entry, url, inner, joinPointer(to, name), depth + 2);
        }
      } else this.#index(slot?.kind, child, url, inner, to, depth + 1);
    }
  }

  #enter(schema: Json & object, url: string, base: string, pointer: string): string {
    let inner = base;
    const id = Reflect.get(schema, '$id');
    if (typeof id === 'string') {
      inner = absolute(id, base);
      this.#byUri.set(inner, { url, pointer });
    }
    for (const keyword of ['$anchor', '$dynamicAnchor']) {
      const anchor = Reflect.get(schema, keyword);
      if (typeof anchor !== 'string') continue;
      this.#byUri.set(`${inner}#${anchor}`, { url, pointer });
      if (keyword === '$anchor') continue;
      const anchors = this.#dynamic.get(inner) ?? new Map<string, Origin>();
      if (!anchors.has(anchor)) anchors.set(anchor, { url, pointer });
      this.#dynamic.set(inner, anchors);
    }
    return inner;
  }
}

const SCHEMA_MEMBERS = ['$schema', '$id', '$defs', '$ref', '$dynamicRef', 'type', 'properties', 'allOf', 'anyOf', 'if'];

function kindOf(document: SourceDocument, documents: Documents): Kind | undefined {
  if (document.url === documents.root.url) return 'document';
  const { value } = document;
  if (!isObject(value) || Object.hasOwn(value, 'openapi')) return undefined;
  return SCHEMA_MEMBERS.some((key) => Object.hasOwn(value, key)) ? 'schema' : undefined;
}

function absolute(id: string, base: string): string {
  try {
    return new URL(id, base).href.replace(/#$/, '');
  } catch {
    return base;
  }
}
