import type { LoadBudgets } from '../core/config/types.ts';
import type { OracleDeclaration, Verdict } from '../core/oracle/types.ts';
import type { LoadBudgetResult } from '../core/record/types.ts';

/** What was measured on the plateau, of one operation or of all. Milliseconds. */
export interface Measures {
  /** 'GET /v1/orders', or 'the whole profile'. */
  readonly subject: string;
  readonly requests: number;
  readonly errors: number;
  /** 0..1. */
  readonly errorRate: number;
  readonly successes: number;
  /** Of successes only; null without any. */
  readonly p95: number | null;
  /** Why the numbers are not the target's, when they are not. */
  readonly invalid?: string;
}

/** An oracle over load measures. Pure. */
export interface Objective {
  readonly declaration: OracleDeclaration;
  judge(measures: Measures, budgets: LoadBudgets): Verdict;
  /** The same judgement as a row of the load table. */
  budget(measures: Measures, budgets: LoadBudgets): LoadBudgetResult;
}

/**
 * Fewer cannot bound a p95: the distribution-free upper 95 % bound exists from 59 samples on, since 0.95^59 < 0.05.
 */
export const FEWEST_SAMPLES = 60;

/** The verdict as a budget's answer. */
export function holdsOf(verdict: Verdict): { readonly holds: boolean | null; readonly reason?: string } {
  if (verdict.outcome === 'pass') return { holds: true };
  if (verdict.outcome === 'fail') return { holds: false };
  return { holds: null, reason: verdict.reason };
}

/** 12.34 -> '12.3', 312.7 -> '313'; never rounded on to the other side of the limit. */
export function milliseconds(value: number, limit: number): string {
  const short = value < 100 ? value.toFixed(1) : value.toFixed(0);
  return Number(short) < limit === value < limit ? short : value.toFixed(3);
}

/** 0.0123 -> '1.23 %', kept on its side of the limit. */
export function percent(ratio: number, limit: number): string {
  const short = (ratio * 100).toFixed(2);
  const sameSide = Number(short) < limit * 100 === ratio < limit;
  return `${sameSide ? short : (ratio * 100).toPrecision(6)} %`;
}
