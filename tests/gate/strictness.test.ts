import { describe, expect, it } from 'vitest';
import { judge } from '../../core/gate/judge.ts';
import type { JudgeInput } from '../../core/gate/types.ts';
import { coverage, finding, outcome } from '../record/samples.ts';

const base: JudgeInput = {
  gate: { failOn: 'high', minimumSuccess: 0.5 },
  only: ['contracts'],
  writes: true,
  load: false,
  complete: true,
  coverage: [coverage()],
  outcomes: [outcome(), outcome({ outcome: 'fail' })],
  findings: [],
  loads: [],
  cleanup: { created: 0, deleted: 0, left: [] },
  warnings: [],
  expired: [],
};

describe('strictness and the gate', () => {
  it.each([
    [
      { severity: 'low', confidence: 'certain' },
      { strict: 'NO-GO', default: 'NO-GO', lenient: 'GO' },
    ],
    [
      { severity: 'high', confidence: 'tentative' },
      { strict: 'NO-GO', default: 'CONDITIONAL', lenient: 'GO' },
    ],
    [
      { severity: 'medium', confidence: 'firm' },
      { strict: 'NO-GO', default: 'NO-GO', lenient: 'NO-GO' },
    ],
  ] as const)('%j with a gate at info', (changes, verdicts) => {
    for (const strictness of ['strict', 'default', 'lenient'] as const) {
      const gate = { ...base.gate, failOn: 'info' } as const;
      const { verdict } = judge({ ...base, gate, strictness, findings: [finding(changes)] });
      expect(verdict, strictness).toBe(verdicts[strictness]);
    }
  });

  it('names what is to be looked at', () => {
    const { gates, reasons, exitCode } = judge({ ...base, findings: [finding({ confidence: 'tentative' })] });
    expect(gates.filter(({ holds }) => !holds)).toEqual([
      {
        rule: 'no-tentative-finding',
        expected: '0 tentative findings of severity high or worse',
        actual: '1',
        holds: false,
        breaks: 'CONDITIONAL',
      },
    ]);
    expect(reasons[0]).toMatch(
      /^to be looked at, as it is tentative: high: A status is not documented at GET \/orders/,
    );
    expect(exitCode).toBe(0);
  });

  it('a waived one asks for no look', () => {
    const { gates } = judge({ ...base, findings: [finding({ confidence: 'tentative', state: 'waived' })] });
    expect(gates.find(({ rule }) => rule === 'no-tentative-finding')?.holds).toBe(true);
  });

  it('signing in that failed is inconclusive, with its own words first', () => {
    const message = 'Signing in failed, so nothing can be said of the target (POST /login): status 401';
    const warnings = [{ code: 'SIGN_IN_FAILED', message }];
    const { verdict, reasons } = judge({ ...base, coverage: [], outcomes: [], warnings });
    expect([verdict, reasons[0]]).toEqual(['INCONCLUSIVE', message]);
    // In the middle of a run: what was seen before stays seen.
    expect(judge({ ...base, warnings }).verdict).toBe('INCONCLUSIVE');
    expect(judge({ ...base, warnings, findings: [finding()] }).verdict).toBe('NO-GO');
  });
});
