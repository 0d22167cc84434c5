import type { Exchange } from '../exchange/types.ts';
import type { Operation } from '../operations/types.ts';
import { isSafe, mayBeSent } from '../plan/safety.ts';
import type { Consumption, Resource } from '../resources/types.ts';
import { adopt, foreignCreators } from './adopt.ts';
import type { CaseMaker } from './case-maker.ts';
import { type DeadEnds, openDeadEnds } from './dead-ends.ts';
import { quote, said } from './json-body.ts';
import { bindToItem, isTemplatePrefix, parameterNames } from './paths.ts';
import type { Pool, PoolItem } from './pool.ts';
import type { SessionFacts } from './session.ts';
import type { Traffic } from './traffic.ts';

/** Whose item will do: anybody's (reading), one of ours (changing), or one of ours nobody has touched (ending it). */
export type Need = 'any' | 'ours' | 'fresh';

export interface Bound {
  readonly ok: true;
  readonly path: Readonly<Record<string, unknown>>;
  readonly item?: PoolItem;
}
export interface Unbound {
  readonly ok: false;
  /** What is missing, in words. */
  readonly missing: string;
}

const NO_CREATOR = 'the description has no operation that creates it';
const MAX_DEPTH = 5;
const CREATE_ATTEMPTS = 5;

/** Finds or creates what an operation needs to exist before it can be sent. */
export class Reach {
  readonly #facts: SessionFacts;
  readonly #traffic: Traffic;
  readonly #pool: Pool;
  readonly #cases: CaseMaker;
  readonly #listed = new Map<string, Promise<void>>();
  /** Resource -> why it cannot be created; asked once. */
  readonly #uncreatable: DeadEnds;

  constructor(facts: SessionFacts, traffic: Traffic, pool: Pool, cases: CaseMaker, deadEnds = openDeadEnds()) {
    this.#uncreatable = deadEnds;
    this.#facts = facts;
    this.#traffic = traffic;
    this.#pool = pool;
    this.#cases = cases;
  }

  /** Which kind of item an operation must be given. */
  needOf(operation: Operation): Need {
    if (isSafe(operation)) return 'any';
    if (operation.method === 'DELETE') return 'fresh';
    if (operation.method === 'POST' && this.#isAction(operation)) return 'fresh';
    return 'ours';
  }

  /** Values for the path parameters, from an existing item. */
  async bind(operation: Operation, need: Need, depth = 0): Promise<Bound | Unbound> {
    const names = parameterNames(operation.path);
    if (names.length === 0) return { ok: true, path: {} };
    const owner = this.ownerOf(operation);
    if (!owner) return { ok: true, path: {} };
    const found = await this.item(owner, need, depth);
    if (typeof found === 'string') {
      if (owner.create === operation.id && operation.method === 'PUT') return this.#bindParent(operation, owner, depth);
      return { ok: false, missing: found };
    }
    return this.bindTo(operation, owner, found);
  }

  /** The deepest resource whose item path is a prefix of the operation's path. */
  ownerOf(operation: Operation): Resource | undefined {
    return this.#facts.model.resources
      .filter((resource) => resource.itemPath && isTemplatePrefix(resource.itemPath, operation.path))
      .sort((left, right) => (right.itemPath?.length ?? 0) - (left.itemPath?.length ?? 0))[0];
  }

  /** Values for the path parameters from one given item. */
  bindTo(operation: Operation, owner: Resource, item: PoolItem): Bound {
    return { ok: true, path: bindToItem(operation.path, owner.itemPath ?? '', item.path), item };
  }

  /** An item of the resource, or the reason in words why there is none. */
  async item(
    resource: Resource,
    need: Need,
    depth = 0,
    avoid: ReadonlySet<string> = new Set(),
  ): Promise<PoolItem | string> {
    if (depth > MAX_DEPTH) return `${resource.name} depends on itself through too many others`;
    const fits = (item: PoolItem): boolean =>
      !avoid.has(item.path) && (need === 'any' || item.ours) && (need !== 'fresh' || !item.used);
    if (need !== 'fresh') {
      const known = this.#pool.all(resource.name).filter((item) => fits(item) && !item.used);
      const typical = known.find((item) => need === 'any' || !item.trial);
      if (typical) return typical;
    }
    const created = await this.create(resource, depth);
    if (typeof created !== 'string') {
      if (need === 'fresh') created.used = true;
      return created;
    }
    if (need !== 'any') {
      // Where no other can be made, one that was used before is better than none.
      const own = this.#pool.all(resource.name).filter((item) => item.ours && !avoid.has(item.path));
      return own.find((item) => !item.used) ?? own[0] ?? created;
    }
    await this.#list(resource, depth);
    return this.#pool.all(resource.name).find(fits) ?? this.#nothing(resource, created);
  }

  /** Creates one; the reason in words when that does not work. */
  async create(resource: Resource, depth = 0): Promise<PoolItem | string> {
    const known = this.#uncreatable.get(resource.name);
    if (known !== undefined) return known;
    const operation = this.#creatorOf(resource);
    if (!operation) return (await this.#adopt(resource, depth)) ?? this.#cannot(resource, NO_CREATOR);
    const allowed = mayBeSent(operation, this.#facts.config, this.#facts.model);
    if (!allowed.applies) return this.#cannot(resource, allowed.reason);
    let last: Exchange | undefined;
    // Known items may be in a state that does not allow it (an empty wallet, a closed order): new ones are typical.
    for (const need of [undefined, 'fresh'] as const) {
      const parent =
        operation.method === 'PUT'
          ? await this.#bindParent(operation, resource, depth + 1)
          : await this.bind(operation, need ?? 'ours', depth + 1);
      if (!parent.ok) return this.#cannot(resource, parent.missing);
      const references = await this.references(operation, depth + 1, need);
      if (typeof references === 'string') return this.#cannot(resource, references);
      if (need === 'fresh' && references.size === 0 && !parent.item) break;
      for (const one of this.#cases.forCreation(operation, parent, references).slice(0, CREATE_ATTEMPTS)) {
        const before = new Set(this.#pool.all(resource.name).map((item) => item.path));
        last = await this.#traffic.call(operation, one.values, { purpose: 'setup', caseId: one.id });
        const made = this.#pool.all(resource.name).find((item) => item.ours && !before.has(item.path));
        if (made) return made;
      }
    }
    const status = last?.response?.status ?? 0;
    const passing = status === 0 || [401, 403, 429, 502, 503, 504].includes(status);
    return this.#cannot(resource, this.#refusal(operation, last), !passing);
  }

  /** Lets another resource's create operation make one. */
  async #adopt(resource: Resource, depth: number): Promise<PoolItem | undefined> {
    for (const creator of foreignCreators(resource, this.#facts.model)) {
      const made = await this.create(creator.resource, depth + 1);
      const item = typeof made !== 'string' && (await adopt(made, creator, resource, this.#traffic, this.#facts));
      if (item) return item;
    }
    return undefined;
  }

  /** Its create operation, or another one whose answer names a new one (POST /exports makes a job). */
  #creatorOf(resource: Resource): Operation | undefined {
    if (resource.create !== undefined) return this.#facts.byId.get(resource.create);
    const producers = this.#facts.model.consumptions
      .filter((one) => one.resource === resource.name && one.in === 'path')
      .flatMap((one) => one.producers)
      .filter((producer) => producer.how === 'creates' && producer.source.in === 'header');
    return producers.map((producer) => this.#facts.byId.get(producer.operation)).find((one) => one?.method === 'POST');
  }

  /**
   * Items for the references an operation carries in query, headers and body: at least two of each resource that is
   * referred to twice, so that 'from' and 'to' can differ.
   */
  async references(
    operation: Operation,
    depth = 0,
    wantedNeed?: Need,
  ): Promise<ReadonlyMap<Consumption, PoolItem> | string> {
    const wanted = this.#facts.model.consumptions.filter(
      (one) => one.operation === operation.id && one.in !== 'path' && one.resource !== undefined,
    );
    const chosen = new Map<Consumption, PoolItem>();
    const taken = new Map<string, Set<string>>();
    for (const consumption of wanted) {
      const resource = this.#facts.model.resources.find((candidate) => candidate.name === consumption.resource);
      if (!resource) continue;
      const avoid = taken.get(resource.name) ?? new Set<string>();
      taken.set(resource.name, avoid);
      const need = wantedNeed ?? (isSafe(operation) ? 'any' : this.#preferredNeed(resource));
      const strict = consumption.required && consumption.in === 'body';
      if (!strict && isSafe(operation) && this.#pool.all(resource.name).length === 0) continue;
      const item = await this.item(resource, need, depth, avoid);
      if (typeof item === 'string') {
        if (strict) return item;
        continue;
      }
      avoid.add(item.path);
      chosen.set(consumption, item);
    }
    return chosen;
  }

  /** A reference to something we can create should be ours: what we attach to it changes it. */
  #preferredNeed(resource: Resource): Need {
    return resource.create && this.#uncreatable.get(resource.name) === undefined ? 'ours' : 'any';
  }

  async #bindParent(operation: Operation, resource: Resource, depth: number): Promise<Bound | Unbound> {
    if (!resource.parent) return { ok: true, path: {} };
    const parent = this.#facts.model.resources.find((candidate) => candidate.name === resource.parent);
    const item = parent && (await this.item(parent, 'ours', depth + 1));
    if (!parent || !item) return { ok: true, path: {} };
    if (typeof item === 'string') return { ok: false, missing: item };
    return { ok: true, path: bindToItem(operation.path, parent.itemPath ?? '', item.path), item };
  }

  /** Sends the list operation once; what it shows goes to the pool. */
  async #list(resource: Resource, depth: number): Promise<void> {
    const operation = resource.list && this.#facts.byId.get(resource.list.operation);
    if (!operation) return;
    const known = this.#listed.get(operation.id);
    if (known) return known;
    const listing = (async () => {
      const bound = await this.bind(operation, 'any', depth + 1);
      if (!bound.ok) return;
      const [first] = this.#cases.minimal(operation, bound);
      if (first) await this.#traffic.call(operation, first.values, { purpose: 'setup', caseId: first.id });
    })();
    this.#listed.set(operation.id, listing);
    return listing;
  }

  #isAction(operation: Operation): boolean {
    return this.#facts.model.resources.some((resource) => resource.actions.includes(operation.id));
  }

  #nothing(resource: Resource, creation: string): string {
    return resource.list ? `${creation}; and its list shows none` : creation;
  }

  #cannot(resource: Resource, reason: string, lasting = true): string {
    const text = reason.startsWith('no ') ? reason : `no ${resource.name}: ${reason}`;
    this.#uncreatable.set(resource.name, text, lasting);
    return text;
  }

  #refusal(operation: Operation, exchange: Exchange | undefined): string {
    if (!exchange) return `no valid request could be generated for ${operation.id}`;
    if (!exchange.response) return `${operation.id} gave no answer (${exchange.failure?.kind ?? 'unknown'})`;
    const { status } = exchange.response;
    if (status === 202) return `${operation.id} was answered 202 and names no item yet`;
    if (status < 300) {
      return `${operation.id} was answered ${status}, but the answer names no item that was not there before: ${quote(exchange.response)}`;
    }
    return `${operation.id} refused what was sent: ${said(exchange.response)}`;
  }
}
