import type { Environment } from '../config/types.ts';
import type { CleanupResult, Purpose } from '../exchange/types.ts';
import type { Finding, Outcome } from '../findings/types.ts';
import type { OracleDeclaration, Part } from '../oracle/types.ts';

export const SCHEMA_VERSION = '1.0';

export type VerdictWord = 'GO' | 'CONDITIONAL' | 'NO-GO' | 'INCONCLUSIVE' | 'ERROR';

/** One rule of the gate, passed ones included. */
export interface GateResult {
  readonly rule: string;
  readonly expected: string;
  readonly actual: string;
  readonly holds: boolean;
  /** What a broken rule leads to. */
  readonly breaks: 'NO-GO' | 'INCONCLUSIVE' | 'CONDITIONAL';
}

/** What happened to one operation over the whole run. */
export interface OperationCoverage {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly module: string;
  readonly requests: number;
  /** Status -> how often. */
  readonly statuses: Readonly<Record<string, number>>;
  /** A documented success answer was seen. */
  readonly succeeded: boolean;
  /** Documented statuses never seen. */
  readonly unseen: readonly string[];
  /** Why it was not sent or never succeeded, and what is missing to reach it. */
  readonly reason?: string;
}

export interface LoadBudgetResult {
  /** Objective id: 'p95', 'error-rate'. */
  readonly objective: string;
  readonly limit: number;
  /** null when there were too few samples to measure. */
  readonly measured: number | null;
  readonly unit: 'ms' | 'ratio' | 'per-second';
  /** null: not judged, see reason. */
  readonly holds: boolean | null;
  readonly reason?: string;
}

/** Latencies in milliseconds. `operation` null is the whole profile. */
export interface LoadResult {
  readonly profile: string;
  readonly engine: string;
  readonly operation: string | null;
  readonly module?: string;
  readonly requests: number;
  readonly errors: number;
  /** Requests per second asked for; null for closed models. */
  readonly offeredRate: number | null;
  readonly achievedRate: number;
  readonly errorRate: number;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly max: number | null;
  readonly budgets: readonly LoadBudgetResult[];
  /** One point a second: for the chart. Only on the whole-profile row. */
  readonly series?: readonly {
    readonly second: number;
    readonly requests: number;
    readonly errors: number;
    readonly p50: number | null;
    readonly p95: number | null;
    readonly vus?: number;
  }[];
  /** Only on the whole-profile row. */
  readonly generator?: {
    readonly version: string;
    readonly vus: number;
    readonly plannedSeconds: number;
    readonly measuredSeconds: number;
    /** Highest share of one core used by the generator, 0..n. */
    readonly cpu: number | null;
    readonly droppedIterations: number;
    /** Why the numbers are not valid, when they are not. */
    readonly invalid?: string;
    readonly notes: readonly string[];
  };
}

/** A sentence worth telling that is not about the target's quality: 'no k6 was found, autocannon measured'. */
export interface RunWarning {
  readonly code: string;
  readonly message: string;
  readonly operation?: string;
}

/** run.json: the one source of every report. */
export interface RunRecord {
  readonly schemaVersion: string;
  readonly runId: string;
  readonly verdict: VerdictWord;
  readonly exitCode: 0 | 1 | 2 | 3 | 4;
  readonly reasons: readonly string[];
  /** False while running and after a crash. */
  readonly complete: boolean;
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
  };
  readonly gates: readonly GateResult[];
  readonly coverage: {
    readonly operations: { readonly total: number; readonly exercised: number; readonly succeeded: number };
    readonly exchanges: number;
    readonly exchangesByPurpose: Readonly<Partial<Record<Purpose, number>>>;
    /** Judged conformance cases per second of contract time. */
    readonly casesPerSecond: number;
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
}

/** What workers and the runner say while a run goes on; one JSON object a line in events.ndjson. */
export type RunEvent =
  | {
      readonly type: 'run';
      readonly record: Omit<
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
        | 'inferences'
      >;
    }
  | { readonly type: 'outcome'; readonly outcome: Outcome }
  | { readonly type: 'finding'; readonly finding: Finding }
  | { readonly type: 'coverage'; readonly coverage: OperationCoverage }
  | { readonly type: 'exchanges'; readonly purpose: Purpose; readonly count: number }
  | { readonly type: 'cases'; readonly count: number; readonly durationMs: number }
  | { readonly type: 'load'; readonly results: readonly LoadResult[] }
  | { readonly type: 'cleanup'; readonly cleanup: CleanupResult }
  | { readonly type: 'warning'; readonly warning: RunWarning }
  | { readonly type: 'inference'; readonly subject: string; readonly text: string }
  | { readonly type: 'part'; readonly part: Part; readonly durationMs: number }
  | { readonly type: 'end'; readonly durationMs: number; readonly interrupted: boolean; readonly error?: string };
