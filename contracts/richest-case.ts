import type { GeneratedCase } from '../core/generate/types.ts';

/** Richest first: every field it has can be made wrong. */
const BASES: readonly GeneratedCase['origin'][] = ['maximal', 'example', 'configured', 'minimal', 'random', 'boundary'];

/** The case to derive others from; undefined when there is none. */
export function richest(accepted: readonly GeneratedCase[]): GeneratedCase | undefined {
  const rank = (one: GeneratedCase): number => (BASES.indexOf(one.origin) + BASES.length + 1) % (BASES.length + 1);
  return [...accepted].sort((left, right) => rank(left) - rank(right))[0];
}
