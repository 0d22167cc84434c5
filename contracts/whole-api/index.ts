import type { WholeApiProbe } from '../probe.ts';

/** Every probe of the API as a whole, by id, in alphabetical order. */
export const registry = {} as const satisfies Record<string, WholeApiProbe>;

export const wholeApiProbes: readonly WholeApiProbe[] = Object.values(registry);
