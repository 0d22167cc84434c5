import type { Objective } from '../objective.ts';
import { objective as smokeErrors } from './smoke-errors.ts';
import { objective as smokeLatency } from './smoke-latency.ts';

/** Every objective by its id. */
export const registry: Readonly<Record<string, Objective>> = {
  'smoke-errors': smokeErrors,
  'smoke-latency': smokeLatency,
};
