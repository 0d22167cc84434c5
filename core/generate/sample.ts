import fc from 'fast-check';
import type { Random } from '../random/seed.ts';

/** fast-check's source of randomness fed by ours, so that the run's one seed decides. */
export function drawFrom(random: Random): fc.Random {
  const source = {
    clone: () => source,
    next: () => Math.floor(random.next() * 0x100000000) | 0,
    getState: (): readonly number[] => [],
  };
  return new fc.Random(source);
}

/** One value, unbiased. Throws what the arbitrary throws (`Unsatisfiable`). */
export function sample<T>(arbitrary: fc.Arbitrary<T>, draw: fc.Random): T {
  return arbitrary.generate(draw, undefined).value;
}
