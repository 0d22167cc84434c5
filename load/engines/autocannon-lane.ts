/** A request that was sent and has not ended. */
export interface OpenRequest {
  /** Index of its target. */
  readonly target: number;
  /** Unix milliseconds. */
  readonly at: number;
}

/**
 * One connection's requests. They come in a fixed order, one at a time, so their number tells which target an answer
 * belongs to; autocannon's events do not.
 */
export class Lane {
  readonly #order: readonly number[];
  #sent = 0;
  #open: OpenRequest | undefined;
  #cut: OpenRequest | undefined;
  /** Requests that never ended: the server closed the connection as they were written. */
  lost = 0;

  constructor(order: readonly number[]) {
    this.#order = order;
  }

  begin(): void {
    if (this.#open !== undefined) {
      this.#cut = this.#open;
      this.lost++;
    }
    this.#open = { target: this.#order[this.#sent % this.#order.length] ?? 0, at: Date.now() };
    this.#sent++;
  }

  end(): OpenRequest | undefined {
    const ended = this.#open;
    this.#open = undefined;
    return ended;
  }

  /** A time-out is announced after the next request was begun, so it means the one before. */
  endTimedOut(): OpenRequest | undefined {
    const ended = this.#cut;
    if (ended !== undefined) this.lost--;
    this.#cut = undefined;
    return ended;
  }
}
