import type { ReportModel } from '../model/types.ts';
import { oneLine } from '../model/visible-text.ts';
import type { TestCase } from './test-case.ts';

/** The gate as test cases, so that a run without outcomes cannot look green. */
export function verdictCases({ record, verdict }: ReportModel): readonly TestCase[] {
  const classname = 'verdict.gate';
  const cases = record.gates.map((gate): TestCase => {
    const name = oneLine(gate.rule, 300);
    const message = oneLine(`expected ${gate.expected}, actual ${gate.actual}`, 500);
    if (gate.holds) return { classname, name, result: { kind: 'passed' } };
    if (gate.breaks === 'CONDITIONAL') return { classname, name, result: { kind: 'skipped', message } };
    const kind = gate.breaks === 'NO-GO' ? 'failure' : 'error';
    return { classname, name, result: { kind, type: gate.breaks, message, text: message } };
  });
  const told = cases.some(({ result }) => result.kind === 'failure' || result.kind === 'error');
  if (told || verdict.word === 'GO' || verdict.word === 'CONDITIONAL') return cases;
  const kind = verdict.word === 'NO-GO' ? 'failure' : 'error';
  const message = oneLine(verdict.sentence, 500);
  return [...cases, { classname, name: 'verdict', result: { kind, type: verdict.word, message, text: message } }];
}
