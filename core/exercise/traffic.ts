import { randomUUID } from 'node:crypto';
import type { Client } from '../exchange/client.ts';
import type { Ledger } from '../exchange/ledger.ts';
import type { Exchange, LedgerEntry, OutgoingRequest, Purpose } from '../exchange/types.ts';
import { serialise } from '../generate/serialise.ts';
import type { RequestValues } from '../generate/types.ts';
import type { Operation } from '../operations/types.ts';
import type { ResourceModel } from '../resources/types.ts';
import type { CoverageCounter } from './coverage.ts';
import { learnFrom } from './learn.ts';
import type { Pool, PoolItem } from './pool.ts';

export interface CallOptions {
  readonly purpose: Purpose;
  readonly identity?: string;
  readonly caseId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

export interface TrafficParts {
  readonly client: Client;
  readonly baseUrl: string;
  readonly ledger: Ledger;
  readonly pool: Pool;
  readonly model: ResourceModel;
  readonly byId: ReadonlyMap<string, Operation>;
  readonly coverage: CoverageCounter;
  /** Is it of another tenant than the default identity? What it is told is true of its own things only. */
  readonly isStranger?: (identity: string) => boolean;
  /** Sees every exchange, after learning. */
  readonly onExchange: (exchange: Exchange) => void;
}

/**
 * The one way to the target: every answer is counted, learned from, and what it created stands in the ledger
 * before anybody can use it.
 */
export class Traffic {
  readonly #parts: TrafficParts;
  readonly #creators: ReadonlySet<string>;
  #sent = 0;

  constructor(parts: TrafficParts) {
    this.#parts = parts;
    this.#creators = new Set(parts.model.resources.flatMap((resource) => resource.create ?? []));
  }

  /** Exchanges so far. */
  get sent(): number {
    return this.#sent;
  }

  /** Serialises and prepares without sending: for requests that are released together. */
  prepare(operation: Operation, values: RequestValues, options: CallOptions): OutgoingRequest {
    const wire = serialise(operation, values, operation.server ?? this.#parts.baseUrl);
    return {
      ...wire,
      headers: { ...wire.headers, ...this.#freshKey(operation, wire.headers), ...options.headers },
      operation: operation.id,
      purpose: options.purpose,
      ...(options.identity !== undefined && { identity: options.identity }),
      ...(options.caseId !== undefined && { caseId: options.caseId }),
      ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
    };
  }

  /** Each request is a new intent: a key from the description's example would be a repeat of the last one. */
  #freshKey(operation: Operation, headers: Readonly<Record<string, string>>): Record<string, string> {
    const support = this.#parts.model.idempotency.find((one) => one.operation === operation.id);
    const name = support?.header.toLowerCase();
    return name !== undefined && (support?.required || name in headers) ? { [name]: randomUUID() } : {};
  }

  async call(operation: Operation, values: RequestValues, options: CallOptions): Promise<Exchange> {
    return this.send(this.prepare(operation, values, options));
  }

  async send(request: OutgoingRequest): Promise<Exchange> {
    const [announced] = this.announce([request]);
    const exchange = await this.#parts.client.send(request);
    this.absorb(exchange, announced);
    return exchange;
  }

  /** Writes down that these requests may create something, before they are sent; the ids go back to `absorb`. */
  announce(requests: readonly OutgoingRequest[]): (string | undefined)[] {
    return requests.map(({ operation, method }) => {
      if (operation === undefined || method === 'GET' || !this.#creators.has(operation)) return undefined;
      const id = randomUUID();
      this.#parts.ledger.sent(id, operation);
      return id;
    });
  }

  /** Counts and learns from an exchange that was sent by other means (released by the start gate). */
  absorb(exchange: Exchange, announced?: string): void {
    const { coverage, byId, pool, ledger, onExchange } = this.#parts;
    this.#sent++;
    const operation = exchange.request.operation === undefined ? undefined : byId.get(exchange.request.operation);
    coverage.count(exchange, operation);
    if (operation) {
      const lesson = learnFrom(exchange, operation, this.#parts);
      for (const { item, entry } of lesson.created) {
        // An id that is known was not made now: an upsert, or a stub that always names the same one.
        const known = this.#stillThere(item.path);
        if (!known) ledger.created(entry);
        const trial = exchange.request.purpose === 'case';
        pool.add(known ? { ...item, ours: known.ours } : { ...item, trial });
      }
      if (lesson.unnamed) ledger.created(lesson.unnamed);
      // What others see or miss says nothing about what the default identity can work with.
      const own = exchange.identity === 'default' || exchange.identity === 'anonymous';
      const stranger = this.#parts.isStranger?.(exchange.identity) ?? false;
      if (own) for (const item of lesson.seen) pool.add(item);
      if (!stranger && lesson.removed !== undefined) this.#forget(lesson.removed);
      if (own && lesson.missing !== undefined) pool.remove(lesson.missing);
      const { moved } = lesson;
      if (moved && own && pool.byPath(moved.from)?.ours) {
        ledger.created(moved.entry);
        this.#forget(moved.from);
        pool.add(moved.item);
      }
    }
    // After what it created: a process that dies in between must not forget it.
    if (announced !== undefined && isSettled(exchange)) ledger.answered(announced);
    onExchange(exchange);
  }

  /** What is known at a path; nothing when it was ours and is gone, so that its id is free to be given again. */
  #stillThere(path: string): PoolItem | undefined {
    const { pool, ledger } = this.#parts;
    const known = pool.byPath(path);
    if (!known?.ours || ledger.entries().some((entry) => entry.id === known.ledgerId)) return known;
    pool.remove(path);
    return undefined;
  }

  /** Takes over a thing of ours that is known under another path too. `insteadOf`: the ledger entry this one takes the place of. */
  adopt(item: PoolItem, entry: LedgerEntry, insteadOf?: string): PoolItem {
    const { ledger, pool } = this.#parts;
    const known = pool.byPath(item.path);
    if (known?.ours) return known;
    if (known) pool.remove(item.path);
    ledger.created(entry);
    if (insteadOf !== undefined) ledger.removed(insteadOf);
    return pool.add(item);
  }

  #forget(path: string): void {
    const item = this.#parts.pool.byPath(path);
    if (item?.ledgerId) this.#parts.ledger.removed(item.ledgerId);
    this.#parts.pool.remove(path);
  }
}

/** The answer says whether something was made. After a server error, a cut or a timeout it may have been. */
function isSettled({ response, failure }: Exchange): boolean {
  return failure?.kind === 'not-sent' || (response !== undefined && response.status < 500);
}
