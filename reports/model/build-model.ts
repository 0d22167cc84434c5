import { createHash } from 'node:crypto';
import type { RunRecord } from '../../core/record/types.ts';
import { coverageOf } from './coverage.ts';
import { loadOf } from './load.ts';
import { matrixOf } from './matrix.ts';
import { groupOutcomes } from './outcome-groups.ts';
import { compareText, riskMapOf } from './risk-map.ts';
import { failOnOf, severityRank } from './severity.ts';
import { countRecord, isBlocking } from './tally.ts';
import type { ReportModel } from './types.ts';
import { verdictOf } from './verdict.ts';
import { visibleRecord } from './visible-text.ts';
import { waiversOf } from './waivers.ts';

/** Blocking findings shown on the first page. */
export const BLOCKING_SHOWN = 5;

/** The one place where a report counts. Pure: the same record gives the same model. */
export function buildModel(source: RunRecord): ReportModel {
  const record = visibleRecord(source);
  const failOn = failOnOf(record);
  const counts = countRecord(record, failOn);
  const findings = [...record.findings].sort(
    (a, b) =>
      Number(a.state === 'waived') - Number(b.state === 'waived') ||
      severityRank(a.severity) - severityRank(b.severity) ||
      b.occurrences - a.occurrences ||
      compareText(a.fingerprint, b.fingerprint),
  );
  const blocking = findings.filter((finding) => isBlocking(finding, failOn));
  const oracles = new Map(record.oracles.map((oracle) => [oracle.id, oracle]));
  const modules = [...new Set(record.coverage.byOperation.map((row) => row.module))].sort(compareText);
  return {
    record,
    digest: createHash('sha256').update(JSON.stringify(source)).digest('hex'),
    verdict: verdictOf(record, counts),
    failOn,
    counts,
    findings,
    blocking: { shown: blocking.slice(0, BLOCKING_SHOWN), more: Math.max(0, blocking.length - BLOCKING_SHOWN) },
    riskMap: riskMapOf(findings, modules),
    matrix: matrixOf(record),
    coverage: coverageOf(record),
    load: loadOf(record),
    waivers: waiversOf(record),
    holds: groupOutcomes(record.outcomes, ['pass'], oracles),
    notApplicable: groupOutcomes(record.outcomes, ['not-applicable'], oracles),
    notTested: groupOutcomes(record.outcomes, ['not-tested'], oracles),
    undecided: groupOutcomes(record.outcomes, ['inconclusive', 'errored'], oracles),
    oracles,
    outcomes: record.outcomes,
  };
}
