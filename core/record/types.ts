import type { Environment, GateSettings, Strictness, Waiver } from '../config/types.ts';
import type { CleanupResult, Purpose } from '../exchange/types.ts';
import type { Finding, Outcome, RunWarning } from '../findings/types.ts';
import type { GateResult, LoadResult, OperationCoverage, VerdictWord } from '../gate/types.ts';
import type { OracleDeclaration, Part } from '../oracle/types.ts';

export const SCHEMA_VERSION = '1.0';

export type { RunWarning } from '../findings/types.ts';
export type {
  GateResult,
  LoadBudgetResult,
  LoadResult,
  OperationCoverage,
  VerdictWord,
} from '../gate/types.ts';

/** run.json: the one source of every report. */
export interface RunRecord {
  readonly schemaVersion: string;
  readonly runId: string;
  readonly verdict: VerdictWord;
  readonly exitCode: 0 | 1 | 2 | 3 | 4;
  readonly reasons: readonly string[];
  /** False while running and after a crash. */
  readonly complete: boolean;
  /** One sentence when the harness itself failed. */
  readonly error?: string;
  readonly seed: number;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly engineVersions: Readonly<Record<string, string>>;
  readonly target: {
    readonly url: string;
    readonly environment: Environment;
    readonly spec: {
      readonly source: string;
      readonly title: string;
      readonly version: string;
      readonly openapi: string;
      readonly sha256: string;
    } | null;
    readonly commit?: string;
  };
  readonly settings: {
    readonly only: readonly Part[];
    readonly writes: boolean;
    readonly load: boolean;
    readonly depth: string;
    readonly profile: string;
    readonly shard?: string;
    /** What the verdict was judged by, so that it can be judged again from this file. */
    readonly gate?: GateSettings;
    readonly strictness?: Strictness;
    readonly waivers?: readonly Waiver[];
  };
  readonly gates: readonly GateResult[];
  readonly coverage: {
    readonly operations: { readonly total: number; readonly exercised: number; readonly succeeded: number };
    readonly exchanges: number;
    readonly exchangesByPurpose: Readonly<Partial<Record<Purpose, number>>>;
    /** Judged conformance cases. */
    readonly cases?: number;
    /** Judged conformance cases per second of contract time. */
    readonly casesPerSecond: number;
    /** Share (0 to 1) of contract time that was our own: not spent idle with a request in flight. */
    readonly ownShare?: number;
    readonly byOperation: readonly OperationCoverage[];
  };
  readonly outcomes: readonly Outcome[];
  readonly findings: readonly Finding[];
  readonly load: readonly LoadResult[];
  readonly cleanup: CleanupResult;
  readonly warnings: readonly RunWarning[];
  /** Declarations of every oracle that appears in outcomes, so that reports can be remade from this file alone. */
  readonly oracles: readonly OracleDeclaration[];
  /** Sentences about how things were inferred: pagination styles, producers, dialects. */
  readonly inferences: readonly { readonly subject: string; readonly text: string }[];
  /** Wall time by part, milliseconds. */
  readonly timing: Readonly<Partial<Record<Part, number>>>;
  /** Milliseconds of each part in which a worker had nothing to do but wait for answers. */
  readonly waiting?: Readonly<Partial<Record<Part, number>>>;
}

/** What is known when a run begins. Workers repeat nothing of it; several (of shards) are merged. */
export type RunHeader = Omit<
  RunRecord,
  | 'gates'
  | 'verdict'
  | 'exitCode'
  | 'reasons'
  | 'coverage'
  | 'outcomes'
  | 'findings'
  | 'load'
  | 'cleanup'
  | 'warnings'
  | 'timing'
  | 'waiting'
  | 'inferences'
  | 'error'
>;

/** What workers and the runner say while a run goes on; one JSON object a line in events.ndjson. */
export type RunEvent =
  | {
      readonly type: 'run';
      readonly record: RunHeader;
    }
  /** Declarations of oracles that appear in outcomes. */
  | { readonly type: 'oracles'; readonly oracles: readonly OracleDeclaration[] }
  | { readonly type: 'outcome'; readonly outcome: Outcome }
  | { readonly type: 'finding'; readonly finding: Finding }
  | { readonly type: 'coverage'; readonly coverage: OperationCoverage }
  | { readonly type: 'exchanges'; readonly purpose: Purpose; readonly count: number }
  | { readonly type: 'cases'; readonly count: number; readonly durationMs: number }
  | { readonly type: 'load'; readonly results: readonly LoadResult[] }
  | { readonly type: 'cleanup'; readonly cleanup: CleanupResult }
  | { readonly type: 'warning'; readonly warning: RunWarning }
  | { readonly type: 'inference'; readonly subject: string; readonly text: string }
  /** Wall time of a part; the longest one counts. The reporter says it. */
  | { readonly type: 'part'; readonly part: Part; readonly durationMs: number }
  /** Milliseconds idle with a request in flight; they add up. */
  | { readonly type: 'waited'; readonly part: Part; readonly durationMs: number }
  /** `error`: one sentence when the harness itself failed. */
  | { readonly type: 'end'; readonly durationMs: number; readonly interrupted: boolean; readonly error?: string };
