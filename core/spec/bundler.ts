import type { Bundle, Origin } from './bundle.ts';
import { componentName, containerOf, placeholderOf } from './containers.ts';
import type { Documents } from './documents.ts';
import { type DynamicScope, DynamicScopes, NO_SCOPE } from './dynamic-scope.ts';
import { type Kind, slotOf } from './grammar.ts';
import { isObject, list, setMember } from './json.ts';
import { displayPlace } from './place.ts';
import { fragmentOfPointer, joinPointer, valueAt } from './pointer.ts';
import { ReferenceResolver, type Target } from './reference-resolver.ts';
import { SchemaNames } from './schema-names.ts';
import { tooDeep, tooLarge } from './spec-errors.ts';
import type { Json, JsonObject, SpecDialect, SpecProblem } from './types.ts';
import { Vocabularies } from './vocabularies.ts';

const MAX_NODES = 3_000_000;
const MAX_DEPTH = 400;
const RECORDED: ReadonlySet<Kind> = new Set(['operation', 'parameter', 'response', 'schema']);

/** One run of `bundle`. */
export class Bundler {
  readonly #documents: Documents;
  readonly #root: JsonObject;
  readonly #dialect: SpecDialect;
  readonly #references: ReferenceResolver;
  readonly #scopes: DynamicScopes;
  readonly #vocabularies: Vocabularies;
  /** The scope of the root document, which its own components are copied in. */
  readonly #outside: DynamicScope;
  #scope: DynamicScope;
  readonly #out: JsonObject = {};
  readonly #origins = new WeakMap<object, Origin>();
  readonly #problems: SpecProblem[] = [];
  /** '<kind container> <url>#<pointer>' -> component name. */
  readonly #lifted = new Map<string, string>();
  readonly #queue: (() => void)[] = [];
  readonly #taken = new Set<string>();
  #nodes = 0;
  #depth = 0;

  constructor(documents: Documents, root: JsonObject, dialect: SpecDialect) {
    this.#documents = documents;
    this.#root = root;
    this.#dialect = dialect;
    const names = new SchemaNames(documents);
    this.#references = new ReferenceResolver(documents, names);
    this.#scopes = new DynamicScopes(documents, names);
    this.#vocabularies = new Vocabularies(documents, names);
    this.#outside = this.#scopes.enter(NO_SCOPE, { url: documents.root.url, pointer: '' });
    this.#scope = this.#outside;
  }

  run(): Bundle {
    const here = { url: this.#documents.root.url, pointer: '' };
    this.#claimRootComponents();
    Object.assign(this.#out, this.#copyMembers('document', this.#root, here, '', []));
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) next();
    return { document: this.#out, origins: this.#origins, problems: this.#problems };
  }

  /** Components of the root keep their names; those that only point elsewhere lend their name to what they point to. */
  #claimRootComponents(): void {
    for (const kind of ['schema', 'parameter', 'response', 'requestBody', 'header', 'example', 'link'] as const) {
      const container = containerOf(kind, this.#dialect);
      const entries = container === undefined ? undefined : valueAt(this.#root, container);
      if (container === undefined || !isObject(entries)) continue;
      for (const [name, entry] of Object.entries(entries)) {
        this.#taken.add(joinPointer(container, name));
        const ref = isObject(entry) && typeof entry.$ref === 'string' ? entry.$ref : '';
        if (ref === '' || ref.startsWith('#')) continue;
        const target = this.#resolve(ref, { url: this.#documents.root.url, pointer: joinPointer(container, name) });
        if (typeof target === 'string') continue;
        const key = `${container} ${this.#key(target)}`;
        if (!this.#lifted.has(key)) this.#lifted.set(key, name);
      }
    }
  }

  #copy(kind: Kind, value: Json, at: Origin, out: string, stack: readonly string[]): Json | undefined {
    if (kind === 'opaque') return this.#copyData(value, at, 0);
    if (!isObject(value)) return value;
    if (kind === 'schema' && this.#scopes.used) return this.#copyScoped(value, at, out, stack);
    return this.#copyObject(kind, value, at, out, stack);
  }

  #copyObject(kind: Kind, value: JsonObject, at: Origin, out: string, stack: readonly string[]): Json | undefined {
    if (typeof value.$ref === 'string') return this.#copyReference(kind, value, value.$ref, at, out, stack);
    const copied = this.#copyMembers(kind, value, at, out, stack);
    if (RECORDED.has(kind)) this.#origins.set(copied, at);
    return copied;
  }

  /** A schema of a description that uses `$dynamicRef`, which becomes a `$ref` to what it means in this scope. */
  #copyScoped(value: JsonObject, at: Origin, out: string, stack: readonly string[]): Json | undefined {
    const before = this.#scope;
    if (typeof value.$id === 'string') this.#scope = this.#scopes.enter(before, at);
    try {
      const { $dynamicRef: ref, ...rest } = value;
      if (typeof ref !== 'string') return this.#copyObject('schema', value, at, out, stack);
      const initial = this.#resolve(ref, at);
      const meant = typeof initial === 'string' ? '' : this.#scopes.outermost(ref, initial, this.#scope);
      const absolute = meant === '' ? ref : `${meant.url}${fragmentOfPointer(meant.pointer)}`;
      if (Object.keys(rest).length === 0) return this.#copyReference('schema', {}, absolute, at, out, stack);
      const copied = this.#copyObject('schema', rest, at, out, stack);
      const also = this.#copyReference('schema', {}, absolute, at, `${out}/allOf/-`, stack);
      if (!isObject(copied) || also === undefined) return copied;
      return { ...copied, allOf: [...list(copied, 'allOf'), also] };
    } finally {
      this.#scope = before;
    }
  }

  /** Names a target, and the scope it is copied in where that matters. */
  #key(target: Origin): string {
    const { id } = this.#scopes.enter(this.#scope, target);
    return `${target.url}#${target.pointer}${id === '' ? '' : ` in ${id}`}`;
  }

  #copyMembers(kind: Kind, value: JsonObject, at: Origin, out: string, stack: readonly string[]): JsonObject {
    this.#count();
    if (this.#depth > MAX_DEPTH) throw tooDeep(displayPlace(at.url), MAX_DEPTH);
    this.#depth += 1;
    const result: JsonObject = {};
    for (const key of Object.keys(value)) {
      const child = value[key];
      if (child === undefined || (kind === 'schema' && this.#vocabularies.ignores(key, at))) continue;
      const slot = slotOf(kind, key);
      const where = { url: at.url, pointer: joinPointer(at.pointer, key) };
      const to = joinPointer(out, key);
      if (Array.isArray(child) && slot.kind !== 'opaque') {
        const entries = child.flatMap((entry, index) => {
          const place = { url: at.url, pointer: `${where.pointer}/${index}` };
          return this.#copy(slot.kind, entry, place, `${to}/${index}`, stack) ?? [];
        });
        setMember(result, key, entries);
      } else if (slot.many === 'map' && isObject(child))
        setMember(result, key, this.#copyMap(slot.kind, child, where, to, stack));
      else {
        const copied = this.#copy(slot.kind, child, where, to, stack);
        if (copied !== undefined) setMember(result, key, copied);
      }
    }
    this.#depth -= 1;
    if (kind === 'schema') this.#mapDiscriminator(result, at);
    // The ids were only needed to resolve references, which are all rewritten to plain pointers.
    if (kind === 'schema' && typeof result.$id === 'string') delete result.$id;
    return result;
  }

  /** Mapping values are references too, though written as plain text (OpenAPI 3.1.1 section 4.8.25). */
  #mapDiscriminator(schema: JsonObject, at: Origin): void {
    const mapping = isObject(schema.discriminator) ? schema.discriminator.mapping : undefined;
    const container = containerOf('schema', this.#dialect);
    if (!isObject(mapping) || container === undefined) return;
    for (const [value, ref] of Object.entries(mapping)) {
      if (typeof ref !== 'string' || !/[/#.]/.test(ref)) continue;
      const target = this.#resolve(ref, at);
      if (typeof target === 'string') continue;
      mapping[value] = fragmentOfPointer(joinPointer(container, this.#nameOf('schema', container, target)));
    }
  }

  #copyMap(kind: Kind, value: JsonObject, at: Origin, out: string, stack: readonly string[]): JsonObject {
    // Not allowed by any version and still common: the whole map in another file.
    if (typeof value.$ref === 'string') {
      const target = this.#resolve(value.$ref, at);
      const key = typeof target === 'string' ? '' : this.#key(target);
      if (typeof target === 'string' || !isObject(target.value) || stack.includes(key)) {
        this.#problem(
          'error',
          `${value.$ref} cannot be resolved${typeof target === 'string' ? `: ${target}` : ''}`,
          out,
        );
        return {};
      }
      return this.#copyMap(kind, target.value, target, out, [...stack, key]);
    }
    this.#count();
    const result: JsonObject = {};
    for (const name of Object.keys(value)) {
      const child = value[name];
      if (child === undefined) continue;
      const where = { url: at.url, pointer: joinPointer(at.pointer, name) };
      const extension = name.startsWith('x-') && kind !== 'schema' && kind !== 'header';
      const copied = this.#copy(extension ? 'opaque' : kind, child, where, joinPointer(out, name), stack);
      if (copied !== undefined) setMember(result, name, copied);
    }
    return result;
  }

  #copyReference(
    kind: Kind,
    value: JsonObject,
    ref: string,
    at: Origin,
    out: string,
    stack: readonly string[],
  ): Json | undefined {
    const target = this.#resolve(ref, at);
    if (typeof target === 'string') {
      this.#problem('error', `${ref} cannot be resolved: ${target}`, out);
      return placeholderOf(kind);
    }
    const container = containerOf(kind, this.#dialect);
    const key = this.#key(target);
    const isOwnName =
      container !== undefined && out === joinPointer(container, this.#lifted.get(`${container} ${key}`) ?? '');
    if (container === undefined || isOwnName) {
      if (stack.includes(key)) {
        this.#problem('error', `${ref} refers to itself`, out);
        return placeholderOf(kind);
      }
      const copied = this.#copy(kind, target.value, target, out, [...stack, key]);
      // Siblings of a path item's reference are written over what it refers to.
      if (kind !== 'pathItem' || !isObject(copied)) return copied;
      const { $ref: _, ...siblings } = value;
      return { ...copied, ...this.#copyMembers(kind, siblings, at, out, stack) };
    }
    const name = this.#nameOf(kind, container, target);
    const { $ref: _, ...siblings } = value;
    const reference: JsonObject = { $ref: fragmentOfPointer(joinPointer(container, name)) };
    if (Object.keys(siblings).length === 0) return reference;
    return { ...reference, ...this.#copyMembers(kind, siblings, at, out, stack) };
  }

  /** The component that a target is; made, when it is not one yet. */
  #nameOf(kind: Kind, container: string, target: Target): string {
    const inRoot = target.url === this.#documents.root.url && target.pointer.startsWith(`${container}/`);
    const direct = inRoot ? target.pointer.slice(container.length + 1) : '/';
    const scope = this.#scopes.enter(this.#scope, target);
    const isUsual = scope.id === this.#scopes.enter(this.#outside, target).id;
    if (isUsual && !direct.includes('/')) return direct.replaceAll('~1', '/').replaceAll('~0', '~');
    const key = `${container} ${this.#key(target)}`;
    const known = this.#lifted.get(key);
    if (known !== undefined) return known;
    const base = componentName(target.url, target.pointer);
    let name = base;
    for (let n = 2; this.#taken.has(joinPointer(container, name)); n += 1) name = `${base}_${n}`;
    this.#lifted.set(key, name);
    this.#taken.add(joinPointer(container, name));
    this.#queue.push(() => {
      const to = joinPointer(container, name);
      this.#scope = scope;
      const copied = this.#copy(kind, target.value, target, to, [this.#key(target)]);
      this.#place(container, name, copied ?? placeholderOf(kind) ?? {});
    });
    return name;
  }

  #place(container: string, name: string, value: Json): void {
    let holder = this.#out;
    for (const token of container.slice(1).split('/')) {
      const next = holder[token];
      if (isObject(next)) holder = next;
      else {
        const made: JsonObject = {};
        holder[token] = made;
        holder = made;
      }
    }
    holder[name] = value;
  }

  #resolve(ref: string, at: Origin): Target | string {
    return this.#references.resolve(ref, at);
  }

  /** Plain data is copied as it is, but for a file in place of a value, which several tools allow in examples. */
  #copyData(value: Json, at: Origin, depth: number): Json {
    if (typeof value !== 'object' || value === null) return value;
    this.#count();
    if (depth > MAX_DEPTH) throw tooDeep(displayPlace(at.url), MAX_DEPTH);
    if (Array.isArray(value)) return value.map((entry) => this.#copyData(entry, at, depth + 1));
    if (typeof value.$ref === 'string' && /\.(json|ya?ml)(#|$)/i.test(value.$ref) && Object.keys(value).length === 1) {
      const target = this.#resolve(value.$ref, at);
      if (typeof target !== 'string' && depth < 50) return this.#copyData(target.value, target, depth + 1);
    }
    const result: JsonObject = {};
    for (const key of Object.keys(value)) {
      const child = value[key];
      if (child !== undefined) setMember(result, key, this.#copyData(child, at, depth + 1));
    }
    return result;
  }

  #count(): void {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) {
      throw tooLarge(displayPlace(this.#documents.root.url), `more than ${MAX_NODES} objects`, `at most ${MAX_NODES}`);
    }
  }

  #problem(severity: 'error' | 'warning', message: string, pointer: string): void {
    this.#problems.push({ severity, message, pointer });
  }
}
