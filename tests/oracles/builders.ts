import { type CheckResult, pass } from '../../contracts/check.ts';
import type { Violation } from '../../core/oracle/types.ts';
import type { Contender, Race, Round } from '../../scenarios/race.ts';

export { pass };

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

export function roundOf<Context, Observed>(
  _race: Race<Context, Observed>,
  contenders: readonly Contender[],
  context: Context,
  observed: Observed,
): Round<Context, Observed> {
  return { contenders, context, observed };
}
