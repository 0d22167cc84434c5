import { randomFor } from '../../core/random/seed.ts';
import type { Fault } from '../../reference-api/faults/fault.ts';

/**
 * A part of the faults that changes with the salt (a commit), spread over the parts: a sample of 8 holds about two of
 * each part. All of them when `count` is not given.
 */
export function chooseFaults(all: readonly Fault[], count: number | undefined, salt: string): Fault[] {
  if (count === undefined || count >= all.length) return [...all];
  const random = randomFor(0, `faults ${salt}`);
  const byPart = new Map<string, Fault[]>();
  for (const fault of random.shuffle(all)) byPart.set(fault.part, [...(byPart.get(fault.part) ?? []), fault]);
  const chosen: Fault[] = [];
  while (chosen.length < count) {
    for (const faults of byPart.values()) {
      const next = faults.shift();
      if (next && chosen.length < count) chosen.push(next);
    }
  }
  return chosen;
}

/** Those that are a type of the benchmark, by its number. */
export function benchmarkFaults(all: readonly Fault[]): Fault[] {
  const number = ({ benchmark }: Fault): number => Number(benchmark?.split('-')[1]);
  return all.filter((fault) => fault.benchmark !== undefined).sort((left, right) => number(left) - number(right));
}
