import { setTimeout as sleep } from 'node:timers/promises';
import { now } from './clock.ts';
import type { Exchange } from './types.ts';

/** Spaces requests evenly and can be told to hold everything for a while. */
export class Pace {
  readonly #intervalMs: number;
  #next = 0;

  /** `rate` in requests per second; 0 is no limit. */
  constructor(rate: number) {
    this.#intervalMs = rate > 0 ? 1000 / rate : 0;
  }

  /** Undefined when the request may go at once; otherwise resolves when its turn has come. `count` slots are taken. */
  turn(count = 1): Promise<void> | undefined {
    const time = now();
    if (this.#intervalMs === 0 && time >= this.#next) return undefined;
    const slot = Math.max(time, this.#next);
    this.#next = slot + this.#intervalMs * count;
    return slot <= time ? undefined : sleep(slot - time);
  }

  /** No request starts within the next `ms` milliseconds. */
  hold(ms: number): void {
    this.#next = Math.max(this.#next, now() + ms);
  }
}

/** What a 429 without Retry-After is taken to ask for. */
const DEFAULT_WAIT_MS = 1000;

/**
 * Milliseconds a 429 or 503 asks to wait (RFC 9110 10.2.3: seconds or a date), undefined for every other exchange.
 * `dateNow` is wall time in milliseconds.
 */
export function retryAfterMs(exchange: Exchange, dateNow: number = Date.now()): number | undefined {
  if (exchange.response?.status !== 429) return undefined;
  const field = exchange.response.headers['retry-after']?.trim();
  if (field === undefined) return DEFAULT_WAIT_MS;
  if (/^\d+$/.test(field)) return Number(field) * 1000;
  const date = Date.parse(field);
  return Number.isNaN(date) ? DEFAULT_WAIT_MS : Math.max(0, date - dateNow);
}
