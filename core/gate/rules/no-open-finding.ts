import { isJudged } from '../../findings/merge-outcomes.ts';
import { type Weight, weightOf } from '../../findings/strictness.ts';
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

/** Open findings of the gate's severity or worse that have this weight. */
function weighing({ gate, findings, strictness = 'default' }: JudgeInput, weight: Weight): Finding[] {
  return findings.filter(
    (finding) =>
      finding.state === 'open' && atLeast(finding.severity, gate.failOn) && weightOf(finding, strictness) === weight,
  );
}

function judge(input: JudgeInput): RuleAnswer {
  const { gate, findings, outcomes } = input;
  const open = findings.filter(({ state }) => state === 'open');
  const bad = weighing(input, 'full');
  const judged = outcomes.filter(({ outcome }) => isJudged(outcome)).length;
  const milder = open.length - bad.length;
  const more = bad.length > NAMED ? [`and ${count(bad.length - NAMED, 'more such finding')}`] : [];
  const beside = milder > 0 ? `; ${milder} milder or less sure` : '';
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

function judgeReview(input: JudgeInput): RuleAnswer {
  const doubtful = weighing(input, 'review');
  const more = doubtful.length > NAMED ? [`and ${count(doubtful.length - NAMED, 'more such finding')}`] : [];
  return {
    expected: `0 tentative findings of severity ${input.gate.failOn} or worse`,
    actual: String(doubtful.length),
    holds: doubtful.length === 0,
    breaks: 'CONDITIONAL',
    reasons: [
      ...doubtful.slice(0, NAMED).map((finding) => `to be looked at, as it is tentative: ${sentence(finding)}`),
      ...more,
    ],
  };
}

/** Nothing of the gate's severity waits for a look by a person. */
export const noTentativeFinding: Rule = { rule: 'no-tentative-finding', judge: judgeReview };

/** No open finding is as bad as the gate's severity or worse. */
export const noOpenFinding: Rule = { rule: 'no-open-finding', judge };
