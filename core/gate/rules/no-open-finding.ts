import { isJudged } from '../../findings/merge-outcomes.ts';
import type { Finding } from '../../findings/types.ts';
import { operationOf } from '../../findings/waivers.ts';
import { atLeast, SEVERITIES } from '../../oracle/severity.ts';
import type { JudgeInput, Rule, RuleAnswer } from '../types.ts';
import { count } from './words.ts';

const NAMED = 5;

function sentence(finding: Finding): string {
  const where = operationOf(finding) ?? 'the target';
  return `${finding.severity}: ${finding.title} at ${where}: expected ${finding.expected}, observed ${finding.observed}`;
}

function bySeverity(findings: readonly Finding[]): string {
  return SEVERITIES.map(({ severity }) => ({
    severity,
    number: findings.filter((finding) => finding.severity === severity).length,
  }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => `${number} ${severity}`)
    .join(', ');
}

function judge({ gate, findings, outcomes }: JudgeInput): RuleAnswer {
  const open = findings.filter(({ state }) => state === 'open');
  const bad = open.filter(({ severity }) => atLeast(severity, gate.failOn));
  const judged = outcomes.filter(({ outcome }) => isJudged(outcome)).length;
  const milder = open.length - bad.length;
  const more = bad.length > NAMED ? [`and ${count(bad.length - NAMED, 'more such finding')}`] : [];
  const beside = milder > 0 ? `; ${milder} milder` : '';
  return {
    expected: `0 open findings of severity ${gate.failOn} or worse`,
    actual: `${bad.length}${bad.length > 0 ? ` (${bySeverity(bad)})` : ''} in ${count(judged, 'judged outcome')}${beside}`,
    holds: bad.length === 0,
    breaks: 'NO-GO',
    reasons:
      bad.length === 0
        ? [`no open finding of severity ${gate.failOn} or worse in ${count(judged, 'judged outcome')}`]
        : [...bad.slice(0, NAMED).map(sentence), ...more],
  };
}

/** No open finding is as bad as the gate's severity or worse. */
export const noOpenFinding: Rule = { rule: 'no-open-finding', judge };
