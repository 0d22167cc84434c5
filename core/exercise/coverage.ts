import type { Exchange, Purpose } from '../exchange/types.ts';
import type { Operation } from '../operations/types.ts';

/** What happened to one operation since the last flush. */
export interface Tally {
  requests: number;
  readonly statuses: Record<string, number>;
  succeeded: boolean;
  reason?: string;
}

/** Is this status a success the description promises (exact, range or default)? */
export function isDocumentedSuccess(operation: Operation, status: number): boolean {
  if (status < 200 || status > 299) return false;
  const named = operation.responses.map((response) => response.status.toUpperCase());
  return named.includes(String(status)) || named.includes(`${Math.floor(status / 100)}XX`) || named.includes('DEFAULT');
}

/** Counts requests by operation and by purpose. */
export class CoverageCounter {
  #tallies = new Map<string, Tally>();
  #purposes = new Map<Purpose, number>();
  readonly #everSucceeded = new Set<string>();

  count(exchange: Exchange, operation: Operation | undefined): void {
    const purpose = exchange.request.purpose;
    this.#purposes.set(purpose, (this.#purposes.get(purpose) ?? 0) + 1);
    if (!operation) return;
    const tally = this.#tally(operation.id);
    tally.requests++;
    const status = exchange.response ? String(exchange.response.status) : (exchange.failure?.kind ?? 'none');
    tally.statuses[status] = (tally.statuses[status] ?? 0) + 1;
    if (exchange.response && isDocumentedSuccess(operation, exchange.response.status)) {
      tally.succeeded = true;
      this.#everSucceeded.add(operation.id);
    }
  }

  /** So that an operation appears in the record although nothing was sent to it. */
  register(operationId: string): void {
    this.#tally(operationId);
  }

  /** Why an operation was not sent, or never succeeded. */
  explain(operationId: string, reason: string): void {
    this.#tally(operationId).reason = reason;
  }

  /** What `explain` said since the last flush. */
  reasonFor(operationId: string): string | undefined {
    return this.#tallies.get(operationId)?.reason;
  }

  succeeded(operationId: string): boolean {
    return this.#everSucceeded.has(operationId);
  }

  /** Everything since the last call. */
  flush(): { tallies: ReadonlyMap<string, Tally>; purposes: ReadonlyMap<Purpose, number> } {
    const flushed = { tallies: this.#tallies, purposes: this.#purposes };
    this.#tallies = new Map();
    this.#purposes = new Map();
    return flushed;
  }

  #tally(operationId: string): Tally {
    const tally = this.#tallies.get(operationId) ?? { requests: 0, statuses: {}, succeeded: false };
    this.#tallies.set(operationId, tally);
    return tally;
  }
}
