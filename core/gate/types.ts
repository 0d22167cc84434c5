import type { GateSettings, Strictness, Waiver } from '../config/types.ts';
import type { CleanupResult } from '../exchange/types.ts';
import type { Finding, Outcome, RunWarning } from '../findings/types.ts';
import type { Part } from '../oracle/types.ts';

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
  /** The description asks for credentials (no alternative is anonymous). Absent when nobody said. */
  readonly secured?: boolean;
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

/** Everything the verdict depends on. */
export interface JudgeInput {
  readonly gate: GateSettings;
  /** 'default' when absent. */
  readonly strictness?: Strictness;
  readonly only: readonly Part[];
  readonly writes: boolean;
  /** Load was asked for (or is on by default for this target). */
  readonly load: boolean;
  /** False when the run stopped before its end. */
  readonly complete: boolean;
  /** One sentence when the harness itself failed. */
  readonly error?: string;
  readonly coverage: readonly OperationCoverage[];
  readonly outcomes: readonly Outcome[];
  readonly findings: readonly Finding[];
  readonly loads: readonly LoadResult[];
  readonly cleanup: CleanupResult;
  readonly warnings: readonly RunWarning[];
  /** Waivers past their last day; `matched` when the defect is still there. */
  readonly expired: readonly { readonly waiver: Waiver; readonly matched: boolean }[];
}

/** What one rule says: a `GateResult` without its name, and a sentence for the reader. */
export interface RuleAnswer {
  readonly expected: string;
  readonly actual: string;
  readonly holds: boolean;
  readonly breaks: GateResult['breaks'];
  /** Sentences why it is broken, or one that it holds. */
  readonly reasons: readonly string[];
}

/** One rule of the gate. Pure. */
export interface Rule {
  readonly rule: string;
  judge(input: JudgeInput): RuleAnswer;
}

export interface Judgement {
  readonly gates: readonly GateResult[];
  readonly verdict: VerdictWord;
  readonly exitCode: 0 | 1 | 2 | 3;
  /** Most important first; never empty. */
  readonly reasons: readonly string[];
}
