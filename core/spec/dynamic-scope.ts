import type { Origin } from './bundle.ts';
import type { Documents } from './documents.ts';
import { isObject } from './json.ts';
import type { SchemaNames } from './schema-names.ts';

/** The outermost `$dynamicAnchor` of each name among the schema resources passed on the way to a schema. */
export interface DynamicScope {
  /** Equal for equal scopes; '' when there is no dynamic anchor. */
  readonly id: string;
  readonly anchors: ReadonlyMap<string, Origin>;
}

export const NO_SCOPE: DynamicScope = { id: '', anchors: new Map() };

/**
 * Follows the dynamic scope (JSON Schema 2020-12 section 7.1 and 8.2.3.2) while a description is bundled. There are
 * finitely many scopes, so a schema is copied once for each scope it is reached in, and `$dynamicRef` becomes a plain
 * reference to the copy that is right there.
 */
export class DynamicScopes {
  readonly #names: SchemaNames;
  /** False when no document has the keyword: scopes then stay empty and cost nothing. */
  readonly used: boolean;

  constructor(documents: Documents, names: SchemaNames) {
    this.#names = names;
    this.used = [...documents.byUrl.values()].some(({ text }) => /\$dynamicRef\b/.test(text));
  }

  /** The scope inside the schema resource that holds a place. */
  enter(scope: DynamicScope, at: Origin): DynamicScope {
    if (!this.used) return NO_SCOPE;
    const found = this.#names.dynamicAnchors(this.#names.baseOf(at));
    const added = [...found].filter(([name]) => !scope.anchors.has(name));
    if (added.length === 0) return scope;
    const anchors = new Map([...scope.anchors, ...added]);
    const parts = [...anchors].map(([name, { url, pointer }]) => `${name}=${url}#${pointer}`);
    return { id: parts.toSorted().join(' '), anchors };
  }

  /** Where a `$dynamicRef` leads whose initial target is known. */
  outermost(ref: string, initial: Origin & { readonly value: unknown }, scope: DynamicScope): Origin {
    const name = ref.slice(ref.indexOf('#') + 1);
    if (!isObject(initial.value) || initial.value.$dynamicAnchor !== name) return initial;
    return scope.anchors.get(name) ?? initial;
  }
}
