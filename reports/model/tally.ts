import type { Finding, Outcome, OutcomeName } from '../../core/findings/types.ts';
import type { Severity } from '../../core/oracle/types.ts';
import type { RunRecord } from '../../core/record/types.ts';
import { breaksGate, zeroBySeverity } from './severity.ts';
import type { Counts } from './types.ts';

/** How often each outcome occurs; every name is present. */
export function tallyOutcomes(outcomes: readonly Outcome[]): Record<OutcomeName, number> {
  const tally: Record<OutcomeName, number> = {
    pass: 0,
    fail: 0,
    'not-applicable': 0,
    'not-tested': 0,
    inconclusive: 0,
    waived: 0,
    errored: 0,
  };
  for (const { outcome } of outcomes) tally[outcome] += 1;
  return tally;
}

/** True for an open finding that alone keeps the release back. */
export function isBlocking(finding: Finding, failOn: Severity): boolean {
  return finding.state === 'open' && breaksGate(finding.severity, failOn);
}

/** The numbers that every format prints. */
export function countRecord(record: RunRecord, failOn: Severity): Counts {
  const bySeverity = zeroBySeverity();
  for (const finding of record.findings) if (finding.state === 'open') bySeverity[finding.severity] += 1;
  const outcomes = tallyOutcomes(record.outcomes);
  const open = record.findings.filter((finding) => finding.state === 'open').length;
  const { total, exercised, succeeded } = record.coverage.operations;
  return {
    findings: record.findings.length,
    open,
    waived: record.findings.length - open,
    blocking: record.findings.filter((finding) => isBlocking(finding, failOn)).length,
    bySeverity,
    outcomes,
    checks: record.outcomes.length,
    applicable: record.outcomes.length - outcomes['not-applicable'],
    gates: { total: record.gates.length, holding: record.gates.filter((gate) => gate.holds).length },
    operations: { total, exercised, succeeded, untested: Math.max(0, total - exercised) },
  };
}
