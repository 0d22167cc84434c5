import type { Strictness } from '../config/access-types.ts';
import { atLeast, worse } from '../oracle/severity.ts';
import type { OracleDeclaration, Severity } from '../oracle/types.ts';
import type { Finding } from './types.ts';

/**
 * What a finding is worth for the verdict: 'full' counts by its severity, 'review' asks for a look by a person (it may
 * be a misunderstanding), 'none' is told and nothing more.
 */
export type Weight = 'full' | 'review' | 'none';

/**
 * The one place that says what the three profiles mean.
 * - strict: every finding counts; no way of failing is milder than its oracle.
 * - default: tentative findings ask for a look, all others count.
 * - lenient: only certain and firm findings of medium severity or worse count; tentative ones are shown as info.
 */
export function weightOf(finding: Pick<Finding, 'confidence' | 'severity'>, strictness: Strictness): Weight {
  if (strictness === 'strict') return 'full';
  const isTentative = finding.confidence === 'tentative';
  if (strictness === 'lenient') return !isTentative && atLeast(finding.severity, 'medium') ? 'full' : 'none';
  return isTentative ? 'review' : 'full';
}

function severityUnder(finding: Finding, said: Severity, declared: Severity, strictness: Strictness): Severity {
  if (strictness === 'strict') return worse(said, declared);
  return strictness === 'lenient' && finding.confidence === 'tentative' ? 'info' : said;
}

/**
 * The findings with their severity under a profile. What an oracle said itself is kept beside it where it differs, so
 * that the same record can be judged again by another profile.
 */
export function applyStrictness(
  findings: readonly Finding[],
  oracles: readonly OracleDeclaration[],
  strictness: Strictness,
): Finding[] {
  const declared = new Map(oracles.map(({ id, severity }) => [id, severity]));
  return findings.map((finding): Finding => {
    const { saidSeverity, ...bare } = finding;
    const said = saidSeverity ?? finding.severity;
    const severity = severityUnder(finding, said, declared.get(finding.oracle) ?? said, strictness);
    return { ...bare, severity, ...(severity === said ? {} : { saidSeverity: said }) };
  });
}
