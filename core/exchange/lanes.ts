import type { buildConnector } from 'undici';
import { Client as Connection } from 'undici';

/** One connection that serves one request at a time. */
export interface Lane {
  readonly connection: Connection;
  /** Requests answered on the connection that is open now; 0 on a fresh one. */
  served: number;
}

export interface ConnectionOptions {
  readonly connect: buildConnector.connector;
  readonly maxHeaderBytes: number;
}

/** A server that gives no hint may close an idle connection after 5 s; being earlier avoids most races. */
const KEEP_ALIVE_MS = 3000;

/** One HTTP/1.1 connection without pipelining. Timeouts are kept by the caller, over the whole exchange. */
export function openConnection(origin: string, options: ConnectionOptions): Connection {
  return new Connection(origin, {
    connect: options.connect,
    maxHeaderSize: options.maxHeaderBytes,
    allowH2: false,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MS,
  });
}

/**
 * At most `size` connections to one origin; the most recently used is given first, so that few are kept open. Whether
 * a connection was used before is known for each, which a pool would hide.
 */
export class Lanes {
  readonly #origin: string;
  readonly #size: number;
  readonly #options: ConnectionOptions;
  readonly #all: Lane[] = [];
  readonly #idle: Lane[] = [];
  readonly #waiting: ((lane: Lane) => void)[] = [];
  #waitingFrom = 0;

  constructor(origin: string, size: number, options: ConnectionOptions) {
    this.#origin = origin;
    this.#size = size;
    this.#options = options;
  }

  /** A lane at once if one is free or may be opened, else a promise in order of asking. */
  acquire(): Lane | Promise<Lane> {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#all.length < this.#size) return this.#open();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  release(lane: Lane): void {
    const next = this.#waiting[this.#waitingFrom];
    if (next === undefined) {
      this.#idle.push(lane);
      return;
    }
    this.#waitingFrom += 1;
    if (this.#waitingFrom > 1024) {
      this.#waiting.splice(0, this.#waitingFrom);
      this.#waitingFrom = 0;
    }
    next(lane);
  }

  async destroy(): Promise<void> {
    await Promise.all(this.#all.map((lane) => lane.connection.destroy()));
  }

  #open(): Lane {
    const lane: Lane = { connection: openConnection(this.#origin, this.#options), served: 0 };
    lane.connection.on('connect', () => {
      lane.served = 0;
    });
    this.#all.push(lane);
    return lane;
  }
}
