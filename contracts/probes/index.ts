import type { Probe } from '../probe.ts';

/** Every probe of single operations, by id, in alphabetical order. */
export const registry = {} as const satisfies Record<string, Probe>;

export const probes: readonly Probe[] = Object.values(registry);
