import { Problem } from '../http/problem.ts';

export interface RateLimit {
  /** Requests a caller may make in one window. */
  readonly limit: number;
  readonly windowSeconds: number;
}

/** Counts requests by caller in fixed windows; throws 429 with Retry-After above the limit. */
export function rateLimiter(rate: RateLimit | undefined, clock: () => number = Date.now): (caller: string) => void {
  if (rate === undefined) return () => undefined;
  const window = rate.windowSeconds * 1000;
  let started = 0;
  let counts = new Map<string, number>();
  return (caller) => {
    const now = clock();
    if (now - started >= window) {
      started = now;
      counts = new Map();
    }
    const count = (counts.get(caller) ?? 0) + 1;
    counts.set(caller, count);
    if (count <= rate.limit) return;
    const wait = Math.max(1, Math.ceil((started + window - now) / 1000));
    throw new Problem(429, 'rate_limited', `More than ${rate.limit} requests in ${rate.windowSeconds} seconds.`, {
      headers: { 'Retry-After': String(wait) },
    });
  };
}
