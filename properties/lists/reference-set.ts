import { isObject } from '../../core/exercise/json-body.ts';
import type { PoolItem } from '../../core/exercise/pool.ts';
import type { Bound } from '../../core/exercise/reach.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { GeneratedCase } from '../../core/generate/types.ts';
import { isJson } from '../../core/operations/media-type.ts';
import type { Operation } from '../../core/operations/types.ts';
import { mayBeSent } from '../../core/plan/safety.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { JsonObject, Schema } from '../../core/spec/types.ts';
import { chosenValues } from './chosen-values.ts';

/** Items this run made for one list, in the order they were made. */
export interface ReferenceSet {
  readonly items: readonly PoolItem[];
  /** Why there are fewer than wanted, in words. */
  readonly reason?: string;
}

export const NO_REFERENCE = (reason: string): ReferenceSet => ({ items: [], reason });

/** Three whole pages and one item on a fourth, by depth. */
const WANTED = { quick: 3 * 3 + 1, default: 3 * 7 + 1, deep: 3 * 12 + 1 } as const;
const FIRST_ATTEMPTS = 5;

/**
 * Makes items with deliberate ties, nulls and spellings where the resource can be created. `at` is the parent's item when
 * the list hangs below one.
 */
export async function makeReferenceSet(
  session: Session,
  resource: Resource,
  at: Bound,
  wanted: number = WANTED[session.facts.config.depth],
): Promise<ReferenceSet> {
  const { facts, reach } = session;
  const operation = resource.create === undefined ? undefined : facts.byId.get(resource.create);
  if (!operation) return NO_REFERENCE('no operation creates its items');
  const allowed = mayBeSent(operation, facts.config, facts.model);
  if (!allowed.applies) return NO_REFERENCE(allowed.reason);
  const need = reach.needOf(operation);
  const bound =
    at.item && !at.item.ours
      ? undefined
      : at.item
        ? bindBelow(session, operation, at)
        : await reach.bind(operation, need);
  if (!bound) return NO_REFERENCE('the list belongs to an item that is not ours');
  if (!bound.ok) return NO_REFERENCE(bound.missing);
  return new Maker(session, resource, operation, bound).make(wanted);
}

function bindBelow(session: Session, operation: Operation, { item, path }: Bound): Bound {
  const owner = session.reach.ownerOf(operation);
  return owner && item ? session.reach.bindTo(operation, owner, item) : { ok: true, path, ...(item && { item }) };
}

class Maker {
  readonly #session: Session;
  readonly #resource: Resource;
  readonly #operation: Operation;
  readonly #bound: Bound;
  /** Origin of the generated case that was accepted. */
  #origin: GeneratedCase['origin'] | undefined;
  /** Chosen values were refused: the items are made as they come. */
  #plain = false;

  constructor(session: Session, resource: Resource, operation: Operation, bound: Bound) {
    this.#session = session;
    this.#resource = resource;
    this.#operation = operation;
    this.#bound = bound;
  }

  async make(wanted: number): Promise<ReferenceSet> {
    const items: PoolItem[] = [];
    for (let index = 0; index < wanted; index++) {
      const made = await this.#one(index);
      if (typeof made === 'string') return { items, reason: made };
      items.push(made);
    }
    return { items };
  }

  async #one(index: number): Promise<PoolItem | string> {
    const { cases, reach } = this.#session;
    const references = await reach.references(this.#operation);
    if (typeof references === 'string') return references;
    const all = cases.forCreation(this.#operation, this.#bound, references);
    const known = all.filter((one) => one.origin === this.#origin).slice(0, 1);
    for (const one of this.#origin === undefined ? all.slice(0, FIRST_ATTEMPTS) : known) {
      const chosen = this.#plain ? undefined : this.#choose(one, index);
      const made = (chosen && (await this.#send(chosen))) ?? (await this.#send(one));
      if (!made) continue;
      // Refused twice with chosen values and taken without: they break a rule nobody wrote down.
      if (chosen && made.plain) this.#plain = index > 0;
      this.#origin = one.origin;
      return made.item;
    }
    return `${this.#operation.id} accepted none of what was sent`;
  }

  async #send(one: GeneratedCase & { chosen?: true }): Promise<{ item: PoolItem; plain: boolean } | undefined> {
    const { pool, traffic } = this.#session;
    const before = new Set(pool.all(this.#resource.name).map((item) => item.path));
    const values = { ...one.values, path: { ...one.values.path, ...this.#bound.path } };
    await traffic.call(this.#operation, values, { purpose: 'setup', caseId: one.id });
    const item = pool.all(this.#resource.name).find((other) => other.ours && !before.has(other.path));
    return item && { item, plain: one.chosen === undefined };
  }

  #choose(one: GeneratedCase, index: number): (GeneratedCase & { chosen: true }) | undefined {
    const { facts, validators, cases } = this.#session;
    const { body } = one.values;
    const schema = this.#operation.body?.contents.find((content) => isJson(content.type))?.schema;
    if (!body || schema === undefined || !isJson(body.mediaType) || !isObject(body.value)) return undefined;
    const valid = (own: Schema, value: unknown): boolean => validators.schema(own, 'request')(value).length === 0;
    const choose = chosenValues(schema, facts.description.document, this.#resource, valid);
    const references = facts.model.consumptions
      .filter((use) => use.operation === this.#operation.id && use.in === 'body')
      .map((use) => use.at.split('/')[1] ?? '');
    const kept = Object.fromEntries(
      references.flatMap((name) =>
        name in (body.value as JsonObject) ? [[name, (body.value as JsonObject)[name]]] : [],
      ),
    );
    const value = { ...choose(index, body.value, cases.nonce()), ...kept };
    return valid(schema, value)
      ? { ...one, chosen: true, values: { ...one.values, body: { ...body, value } } }
      : undefined;
  }
}
