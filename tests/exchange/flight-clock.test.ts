import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { FlightClock } from '../../core/exchange/flight-clock.ts';

const compute = (ms: number): void => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

describe('FlightClock', () => {
  it('counts idle time with a request in flight, once for requests that overlap', async () => {
    const clock = new FlightClock();
    clock.began();
    clock.began();
    await sleep(60);
    clock.ended();
    await sleep(60);
    clock.ended();
    const waited = clock.take();
    expect(waited).toBeGreaterThan(60);
    expect(waited).toBeLessThan(1_000);
    expect(clock.take()).toBe(0);
  });

  it('counts neither computing nor idling without a request', async () => {
    const clock = new FlightClock();
    clock.began();
    await sleep(1);
    compute(80);
    clock.ended();
    await sleep(40);
    expect(clock.take()).toBeLessThan(40);
  });
});
