import type { Finding, Outcome, OutcomeName } from '../../core/findings/types.ts';
import type { OracleDeclaration, Part, Severity } from '../../core/oracle/types.ts';
import type { LoadResult, OperationCoverage, RunRecord, VerdictWord } from '../../core/record/types.ts';

export interface VerdictModel {
  readonly word: VerdictWord;
  /** As people read it: 'CONDITIONAL GO'. */
  readonly label: string;
  /** One sentence. */
  readonly sentence: string;
  /** The other reasons. */
  readonly further: readonly string[];
  /** What follows from it, for those who decide. */
  readonly meaning: string;
}

export interface Counts {
  readonly findings: number;
  readonly open: number;
  readonly waived: number;
  /** Open findings that break the gate. */
  readonly blocking: number;
  /** Open findings only. */
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly outcomes: Readonly<Record<OutcomeName, number>>;
  /** All outcomes. */
  readonly checks: number;
  /** All but not applicable: what could have been answered, untested included. */
  readonly applicable: number;
  readonly gates: { readonly total: number; readonly holding: number };
  readonly operations: {
    readonly total: number;
    readonly exercised: number;
    readonly succeeded: number;
    readonly untested: number;
  };
}

export type CellState = 'holds' | 'broken' | 'errored' | 'inconclusive' | 'waived' | 'not-tested' | 'not-applicable';

/** One module under one criterion. */
export interface MatrixCell {
  readonly state: CellState;
  /** Outcomes in that state; 0 when nothing was recorded here. */
  readonly count: number;
  readonly by: Readonly<Record<OutcomeName, number>>;
  /** Numbers of `MatrixPart.notes`. */
  readonly notes: readonly number[];
}

export interface MatrixColumn {
  readonly criterion: string;
  /** 'RFC 9110 15.5.6'. */
  readonly sources: readonly { readonly label: string; readonly url: string }[];
}

export interface MatrixRow {
  readonly module: string;
  readonly cells: readonly MatrixCell[];
}

/** The matrix of one part, unfolded to modules. */
export interface MatrixPart {
  readonly part: Part;
  readonly total: Readonly<Record<OutcomeName, number>>;
  readonly checks: number;
  /** Why the part has no outcome at all. */
  readonly notRun?: string;
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
  /** Reasons, referred to by number (from 1). */
  readonly notes: readonly string[];
}

export interface RiskMap {
  readonly modules: readonly string[];
  readonly rows: readonly { readonly severity: Severity; readonly cells: readonly number[]; readonly total: number }[];
}

export interface CoverageRow extends OperationCoverage {
  readonly untested: boolean;
  /** Outcomes of this operation. */
  readonly by: Readonly<Record<OutcomeName, number>>;
}

export interface LoadProfile {
  readonly profile: string;
  readonly engine: string;
  /** The whole-profile row. */
  readonly whole: LoadResult | null;
  /** Slowest p95 first. */
  readonly operations: readonly LoadResult[];
  readonly budgets: readonly BudgetRow[];
}

export interface BudgetRow {
  readonly objective: string;
  /** null is the whole profile. */
  readonly operation: string | null;
  readonly limit: number;
  readonly measured: number | null;
  readonly unit: 'ms' | 'ratio' | 'per-second';
  readonly holds: boolean | null;
  readonly reason?: string;
  /** Share of the limit that is left; negative when broken, null when not judged. */
  readonly margin: number | null;
  readonly samples: number;
}

export interface WaiverGroup {
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
  readonly ticket?: string;
  readonly status: 'active' | 'expiring' | 'expired';
  readonly findings: readonly Finding[];
}

/** Outcomes of one oracle with the same reason. */
export interface OutcomeGroup {
  readonly oracle: string;
  readonly title: string;
  readonly part: Part;
  readonly criterion: string;
  readonly reason: string;
  readonly count: number;
  readonly evidence: number;
  readonly operations: readonly string[];
}

/** Everything a report says, counted once. Every string is safe to show (see `visibleRecord`), not yet escaped. */
export interface ReportModel {
  readonly record: RunRecord;
  /** SHA-256 of the record written as compact JSON. */
  readonly digest: string;
  readonly verdict: VerdictModel;
  /** Findings of this severity or worse break the gate. */
  readonly failOn: Severity;
  readonly counts: Counts;
  /** Open before waived, worst first. */
  readonly findings: readonly Finding[];
  readonly blocking: { readonly shown: readonly Finding[]; readonly more: number };
  readonly riskMap: RiskMap;
  readonly matrix: readonly MatrixPart[];
  /** Untested first. */
  readonly coverage: readonly CoverageRow[];
  readonly load: readonly LoadProfile[];
  readonly waivers: readonly WaiverGroup[];
  readonly holds: readonly OutcomeGroup[];
  readonly notApplicable: readonly OutcomeGroup[];
  readonly notTested: readonly OutcomeGroup[];
  /** Inconclusive and errored. */
  readonly undecided: readonly OutcomeGroup[];
  readonly oracles: ReadonlyMap<string, OracleDeclaration>;
  /** Outcomes in the order of the record. */
  readonly outcomes: readonly Outcome[];
}
