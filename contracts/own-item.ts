import type { Exchange } from '../core/exchange/types.ts';
import { currentTag, takesIfMatch } from '../core/exercise/exercise-operation.ts';
import type { Bound } from '../core/exercise/reach.ts';
import type { Session } from '../core/exercise/session.ts';
import type { GeneratedCase, RequestValues } from '../core/generate/types.ts';
import type { Operation } from '../core/operations/types.ts';
import { isSafe, mayBeSent } from '../core/plan/safety.ts';
import type { Resource } from '../core/resources/types.ts';
import { richest } from './richest-case.ts';

/**
 * The item that requests which should be refused are sent to: one of ours, the same for all of them until one is
 * accepted after all and changes it.
 */
export class OwnItem {
  readonly #session: Session;
  readonly #operation: Operation;
  #bound: Bound | undefined;
  #round = 0;
  /** Holds as long as every request is refused. */
  #tag: string | undefined;
  /** Paths of what there was before the request. */
  #before: ReadonlySet<string> = new Set();

  constructor(session: Session, operation: Operation) {
    this.#session = session;
    this.#operation = operation;
  }

  /** Undefined when none can be had. */
  async bound(): Promise<Bound | undefined> {
    if (isSafe(this.#operation)) return { ok: true, path: {} };
    const { reach, pool } = this.#session;
    if (!this.#bound) {
      const bound = await reach.bind(this.#operation, reach.needOf(this.#operation));
      if (bound.ok) this.#bound = bound;
    }
    const owner = this.#made();
    this.#before = new Set(owner ? pool.all(owner.name).map((item) => item.path) : []);
    return this.#bound;
  }

  /** If-Match with the item's current tag where the operation takes it. */
  async headers(): Promise<Record<string, string>> {
    const item = this.#bound?.item;
    if (!item || !takesIfMatch(this.#operation)) return {};
    this.#tag ??= await currentTag(this.#session, item);
    return this.#tag === undefined ? {} : { 'if-match': this.#tag };
  }

  /** Values of an accepted request, made fresh: other unique names, this item. */
  fresh(values: RequestValues): RequestValues {
    const { facts, cases } = this.#session;
    const token = freshToken(facts.runToken);
    let next: string | undefined;
    const renew = (value: unknown): unknown => {
      if (typeof value === 'string') {
        return value.replace(token, (found) => {
          next ??= cases.nonce();
          // A pattern that had room for letters only still has.
          const fitting = /\d/.test(found) ? next : next.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? 'a');
          return found === found.toUpperCase() ? fitting.toUpperCase() : fitting;
        });
      }
      if (value instanceof Uint8Array) return new TextEncoder().encode(String(renew(new TextDecoder().decode(value))));
      if (Array.isArray(value)) return value.map(renew);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, renew(one)]));
    };
    const { path, ...rest } = values;
    return { ...(renew(rest) as Omit<RequestValues, 'path'>), path: { ...path, ...this.#bound?.path } };
  }

  /** Another valid request, with other values: for creates that were refused because of what is there already. */
  async another(): Promise<GeneratedCase | undefined> {
    const { cases, config, reach } = this.#session;
    const bound = await this.bound();
    const references = await reach.references(this.#operation);
    if (!bound || typeof references === 'string') return undefined;
    const seed = config.seed + ++this.#round * 7_919;
    return richest(cases.forOperation(this.#operation, bound, references, 'quick', seed));
  }

  /** After an answer: what was accepted against all rules is not handed out again, and what it made is deleted at once. */
  async settle(exchange: Exchange): Promise<void> {
    const status = exchange.response?.status ?? 0;
    if (isSafe(this.#operation) || (status >= 400 && status < 500)) return;
    if (this.#bound?.item) this.#bound.item.used = true;
    this.#bound = undefined;
    this.#tag = undefined;
    await this.#removeMade();
  }

  #made(): Resource | undefined {
    return this.#session.facts.model.resources.find((one) => one.create === this.#operation.id);
  }

  async #removeMade(): Promise<void> {
    const { facts, pool, reach, traffic } = this.#session;
    const owner = this.#made();
    const item = owner && pool.all(owner.name).find((one) => one.ours && !this.#before.has(one.path));
    if (!owner || !item) return;
    item.used = true;
    const remove = owner.delete === undefined ? undefined : facts.byId.get(owner.delete);
    if (!remove || !mayBeSent(remove, facts.config, facts.model).applies) return;
    const values = { path: reach.bindTo(remove, owner, item).path, query: {}, header: {}, cookie: {} };
    const tag = takesIfMatch(remove) ? await currentTag(this.#session, item) : undefined;
    const headers = tag === undefined ? {} : { 'if-match': tag };
    await traffic.call(remove, values, { purpose: 'cleanup', headers });
  }
}

/** What is fresh in the names of everything a run makes. */
export const freshToken = (runToken: string): RegExp => new RegExp(`${runToken}[a-z0-9]{6}`, 'gi');
