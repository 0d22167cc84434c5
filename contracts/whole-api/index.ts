import type { WholeApiProbe } from '../probe.ts';
import { oracle as corsCredentials } from './cors-credentials.ts';
import { oracle as corsPreflight } from './cors-preflight.ts';
import { oracle as corsVary } from './cors-vary.ts';
import { oracle as healthTruthful } from './health-truthful.ts';
import { oracle as httpsOnly } from './https-only.ts';
import { oracle as liveDescriptionEquals } from './live-description-equals.ts';
import { oracle as metricsCountersMove } from './metrics-counters-move.ts';
import { oracle as metricsExposition } from './metrics-exposition.ts';
import { oracle as metricsLabels } from './metrics-labels.ts';
import { oracle as unknownFilterConsistent } from './unknown-filter-consistent.ts';
import { oracle as unknownPath } from './unknown-path.ts';
import { oracle as versionDiscipline } from './version-discipline.ts';

/** Every probe of the API as a whole, by id, in alphabetical order. */
export const registry = {
  'cors-credentials': corsCredentials,
  'cors-preflight': corsPreflight,
  'cors-vary': corsVary,
  'health-truthful': healthTruthful,
  'https-only': httpsOnly,
  'live-description-equals': liveDescriptionEquals,
  'metrics-counters-move': metricsCountersMove,
  'metrics-exposition': metricsExposition,
  'metrics-labels': metricsLabels,
  'unknown-filter-consistent': unknownFilterConsistent,
  'unknown-path': unknownPath,
  'version-discipline': versionDiscipline,
} as const satisfies Record<string, WholeApiProbe>;

export const wholeApiProbes: readonly WholeApiProbe[] = Object.values(registry);
