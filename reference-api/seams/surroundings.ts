import type { Observed } from '../middleware/metrics.ts';

export interface Dependency {
  readonly name: string;
  readonly status: 'up' | 'down';
  readonly latency_ms: number;
}

/** The places at which the service tells of itself: metrics, health, description. */
export interface SurroundingSeams {
  /** What of a request is counted; undefined counts nothing. */
  observed(request: Request, observed: Observed): Observed | undefined;
  /** The metrics as they are shown. */
  exposition(text: string): string;
  /** State of what the service depends on. */
  dependencies(found: readonly Dependency[]): readonly Dependency[];
  /** Whether the service is ready, by what it depends on. */
  isReady(dependencies: readonly Dependency[]): boolean;
  /** The YAML description as it is served. */
  servedDescription(yaml: string): string;
}

export const cleanSurroundings = (): SurroundingSeams => ({
  observed: (_request, observed) => observed,
  exposition: (text) => text,
  dependencies: (found) => found,
  isReady: (dependencies) => dependencies.every(({ status }) => status === 'up'),
  servedDescription: (yaml) => yaml,
});
