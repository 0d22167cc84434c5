import type { Severity } from './types.ts';

/** Worst first, each with what it means for a release. */
export const SEVERITIES: readonly { readonly severity: Severity; readonly meaning: string }[] = [
  { severity: 'critical', meaning: 'data is lost, corrupted or shown to the wrong person, or money is counted wrong' },
  { severity: 'high', meaning: 'clients that follow the description break or get wrong results' },
  { severity: 'medium', meaning: 'a promise is broken that clients can work around' },
  { severity: 'low', meaning: 'a convention is not kept; clients seldom notice' },
  { severity: 'info', meaning: 'worth knowing, nothing breaks' },
];

/** 0 for critical … 4 for info; 5 for an unknown word. */
export function severityRank(severity: Severity): number {
  const rank = SEVERITIES.findIndex((entry) => entry.severity === severity);
  return rank === -1 ? SEVERITIES.length : rank;
}

/** The worse of two severities. */
export function worse(a: Severity, b: Severity): Severity {
  return severityRank(a) <= severityRank(b) ? a : b;
}

/** True when `severity` is `limit` or worse. */
export function atLeast(severity: Severity, limit: Severity): boolean {
  return severityRank(severity) <= severityRank(limit);
}
