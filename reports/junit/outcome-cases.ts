import type { Finding, Outcome } from '../../core/findings/types.ts';
import type { Severity } from '../../core/oracle/types.ts';
import { isBlocking } from '../model/tally.ts';
import { cutText, oneLine } from '../model/visible-text.ts';
import { operationName } from '../model/words.ts';
import type { TestCase } from './test-case.ts';

const WHOLE = 'whole target';

function classOf(area: string, module: string | undefined): string {
  return `${oneLine(module ?? WHOLE, 200).replaceAll('.', '_')}.${area}`;
}

/** A finding as a test case: only what breaks the gate fails; milder ones tell of themselves in system-out. */
export function findingCase(finding: Finding, failOn: Severity, name: string): TestCase {
  const classname = classOf(finding.area, finding.operation?.module);
  if (finding.state === 'waived') {
    const { waiver } = finding;
    const by = waiver === undefined ? '' : ` by ${waiver.owner} until ${waiver.expires}: ${waiver.reason}`;
    return { classname, name, result: { kind: 'skipped', message: oneLine(`waived${by}`, 500) } };
  }
  const text = [
    finding.title,
    `severity: ${finding.severity}; confidence: ${finding.confidence}; occurrences: ${finding.occurrences}`,
    `expected: ${cutText(finding.expected, 1000)}`,
    `observed: ${cutText(finding.observed, 1000)}`,
    ...(finding.places === undefined ? [] : [`seen at: ${cutText(finding.places.join(', '), 1000)}`]),
    ...finding.witness.slice(0, 10).map((line) => `  ${cutText(line, 300)}`),
    `remedy: ${cutText(finding.remedy, 500)}`,
    `curl: ${cutText(finding.curl, 1500)}`,
    `replay: ${cutText(finding.replay, 300)}`,
    `fingerprint: ${finding.fingerprint}`,
  ].join('\n');
  if (!isBlocking(finding, failOn))
    return { classname, name, result: { kind: 'passed', output: `below the gate:\n${text}` } };
  return {
    classname,
    name,
    result: { kind: 'failure', type: finding.severity, message: oneLine(finding.title, 300), text },
  };
}

function plainCase(outcome: Outcome): TestCase {
  const classname = classOf(outcome.area, outcome.module);
  const name = oneLine(`${outcome.oracle} ${outcome.operation ?? WHOLE}`, 300);
  const reason = oneLine(outcome.reason ?? 'no reason was recorded', 500);
  switch (outcome.outcome) {
    case 'pass':
      return { classname, name, result: { kind: 'passed' } };
    case 'not-applicable':
      return { classname, name, result: { kind: 'skipped', message: `not applicable: ${reason}` } };
    case 'not-tested':
      return { classname, name, result: { kind: 'skipped', message: `not tested: ${reason}` } };
    case 'waived':
      return { classname, name, result: { kind: 'skipped', message: `waived: ${reason}` } };
    case 'inconclusive':
    case 'errored':
      return { classname, name, result: { kind: 'error', type: outcome.outcome, message: reason, text: reason } };
    case 'fail':
      return {
        classname,
        name,
        result: { kind: 'error', type: 'no-finding', message: 'broken, but no finding was recorded', text: reason },
      };
  }
}

/** All outcomes as test cases; a broken or waived one becomes one case for each of its findings. */
export function outcomeCases(
  outcomes: readonly Outcome[],
  findings: readonly Finding[],
  failOn: Severity,
): readonly TestCase[] {
  const byPlace = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const place of finding.places ?? [finding.operation === null ? '' : operationName(finding.operation)]) {
      const key = `${finding.oracle}\n${place}`;
      byPlace.set(key, [...(byPlace.get(key) ?? []), finding]);
    }
  }
  const told = new Set<Finding>();
  const cases = outcomes.flatMap((outcome): readonly TestCase[] => {
    if (outcome.outcome !== 'fail' && outcome.outcome !== 'waived') return [plainCase(outcome)];
    const here = byPlace.get(`${outcome.oracle}\n${outcome.operation ?? ''}`) ?? [];
    const fresh = here.filter((finding) => !told.has(finding));
    for (const finding of fresh) told.add(finding);
    if (here.length === 0) return [plainCase(outcome)];
    return fresh.map((finding) => findingCase(finding, failOn, nameOf(finding, here.length > 1)));
  });
  const rest = findings.filter((finding) => !told.has(finding));
  return [...cases, ...rest.map((finding) => findingCase(finding, failOn, nameOf(finding, true)))];
}

function nameOf(finding: Finding, several: boolean): string {
  const name = oneLine(`${finding.oracle} ${operationName(finding.operation)}`, 300);
  return several ? `${name} #${oneLine(finding.fingerprint, 40)}` : name;
}
