import type { LoadShape, Profile } from '../profiles/profile.ts';
import type { LoadFold } from '../read/load-fold.ts';
import type { LoadTarget } from '../types.ts';

/** What an engine is asked to do. */
export interface EngineJob {
  readonly profile: Profile;
  readonly shape: LoadShape;
  readonly targets: readonly LoadTarget[];
  /** Added to every request; never written to a file. */
  readonly secretHeaders: Readonly<Record<string, string>>;
  readonly seed: number;
  /** For scratch files; they are removed again. */
  readonly workDir: string;
  readonly fold: LoadFold;
  readonly signal?: AbortSignal;
}

/** What it did. */
export interface EngineRun {
  readonly engine: string;
  readonly version: string;
  readonly vus: number;
  /** From the first to the last moment of load. */
  readonly measuredSeconds: number;
  readonly usage: Usage;
  readonly notes: readonly string[];
  /** Why it ended before its time, if it did. */
  readonly endedEarly?: string;
}

/** Of the generator's process alone; null where the system does not tell. */
export interface Usage {
  /** Cores: 1.4 is one core and 40 % of another. */
  readonly averageCpu: number | null;
  readonly peakCpu: number | null;
  readonly peakRssBytes: number | null;
  /** Time its threads were ready to run and had no core, added up. */
  readonly waitedSeconds: number | null;
}
