import { performance } from 'node:perf_hooks';

/**
 * Measures how long this process had nothing to do but wait for answers: its event loop was idle while at least one
 * request was in flight. Everything else of the wall time is our own: computing, also beside requests in flight, and
 * every moment in which no request was in flight.
 */
export class FlightClock {
  #inFlight = 0;
  #idleAtStart = 0;
  #waitedMs = 0;

  began(): void {
    if (this.#inFlight === 0) this.#idleAtStart = idleMs();
    this.#inFlight += 1;
  }

  ended(): void {
    this.#inFlight -= 1;
    if (this.#inFlight === 0) this.#waitedMs += idleMs() - this.#idleAtStart;
  }

  /** Milliseconds waited since the last call; what is in flight now is counted when it has ended. */
  take(): number {
    const waited = this.#waitedMs;
    this.#waitedMs = 0;
    return waited;
  }
}

const idleMs = (): number => performance.eventLoopUtilization().idle;
