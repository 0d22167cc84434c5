import type { CheckResult } from '../../contracts/check.ts';
import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { Contender } from '../../scenarios/race.ts';

/** Outcome and keys of a check's result, as one line for comparing. */
export function said(result: CheckResult): string {
  if (result.outcome === 'fail') return `fail: ${result.broken.map((one) => one.key).join(' + ')}`;
  return result.outcome === 'silent' ? `silent: ${result.reason}` : 'pass';
}

/** What a finding must have to be believed. */
export function gaps(violation: Omit<Violation, 'exchanges' | 'witness'> & Partial<Violation>): string[] {
  const { key, expected, observed, witness } = violation;
  const texts = { key, expected, observed, ...(witness && { witness: witness.join('') }) };
  return Object.entries(texts).flatMap(([name, text]) => (text.trim() === '' ? [`${name} is empty`] : []));
}

/** The one violation of a failing verdict, complete enough for a finding. Throws when there is none or several. */
export function onlyViolation(verdict: Verdict): Violation {
  if (verdict.outcome !== 'fail') throw new Error(`not a failure: ${JSON.stringify(verdict)}`);
  const [violation, ...more] = verdict.violations;
  if (violation === undefined || more.length > 0) throw new Error(`${verdict.violations.length} violations`);
  const missing = gaps(violation);
  if (verdict.evidence < 1) missing.push('evidence is 0');
  if (violation.exchanges.length === 0) missing.push('no exchange proves it');
  if (violation.witness.length === 0) missing.push('no witness');
  if (missing.length > 0) throw new Error(missing.join(', '));
  return violation;
}

/** A contender that was answered with success and made `made`. */
export function accepted(exchange: string, made?: string, status = 201): Contender {
  return { exchange, outcome: 'ok', status, ...(made !== undefined && { made }) };
}

export function refused(exchange: string, status: number): Contender {
  return { exchange, outcome: 'fail', status };
}

/** Written, and nobody knows whether it took effect; status 0: no answer. */
export function unknown(exchange: string, status = 0): Contender {
  return { exchange, outcome: 'unknown', status };
}
