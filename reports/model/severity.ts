import type { Severity } from '../../core/oracle/types.ts';
import type { RunRecord } from '../../core/record/types.ts';

/** Worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const satisfies readonly Severity[];

/** 0 for critical … 4 for info. */
export function severityRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** True when a finding of `severity` breaks a gate that fails on `failOn` or worse. */
export function breaksGate(severity: Severity, failOn: Severity): boolean {
  return severityRank(severity) <= severityRank(failOn);
}

function isSeverity(value: unknown): value is Severity {
  return SEVERITIES.some((severity) => severity === value);
}

/** The severity from which findings break the gate: as the record's settings or its gate rules say, else high. */
export function failOnOf(record: RunRecord): Severity {
  const { failOn } = record.settings as RunRecord['settings'] & { readonly failOn?: unknown };
  if (isSeverity(failOn)) return failOn;
  for (const gate of record.gates) {
    const found = /\b(critical|high|medium|low|info)\b[^.;]{0,20}\bor (?:worse|higher|above)\b/.exec(
      `${gate.rule}; ${gate.expected}`,
    )?.[1];
    if (isSeverity(found)) return found;
  }
  return 'high';
}

/** A tally with every severity present. */
export function zeroBySeverity(): Record<Severity, number> {
  return { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
}
