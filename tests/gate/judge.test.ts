import { describe, expect, it } from 'vitest';
import { judge } from '../../core/gate/judge.ts';
import type { JudgeInput, LoadResult } from '../../core/gate/types.ts';
import { coverage, finding, outcome } from '../record/samples.ts';

const whole: LoadResult = {
  profile: 'smoke',
  engine: 'k6',
  operation: null,
  requests: 1000,
  errors: 0,
  offeredRate: null,
  achievedRate: 100,
  errorRate: 0,
  p50: 10,
  p90: 20,
  p95: 30,
  p99: 40,
  max: 50,
  budgets: [{ objective: 'p95', limit: 300, measured: 30, unit: 'ms', holds: true }],
};
const generator = {
  version: '2.0.0',
  vus: 50,
  plannedSeconds: 60,
  measuredSeconds: 60,
  cpu: 0.2,
  droppedIterations: 0,
  notes: [],
};
const missed = { objective: 'p95', limit: 300, measured: 412.34, unit: 'ms', holds: false } as const;
const unmeasured = {
  objective: 'p95',
  limit: 300,
  measured: null,
  unit: 'ms',
  holds: null,
  reason: '3 samples',
} as const;
const waiver = { oracle: 'undocumented-status', reason: 'known', owner: 'ann', expires: '2026-01-01' };
const refused = { succeeded: false, statuses: { '401': 4 } };
const failing = [outcome({ outcome: 'fail' })];

const good: JudgeInput = {
  gate: { failOn: 'high', minimumSuccess: 0.5 },
  only: ['contracts', 'load'],
  writes: true,
  load: true,
  complete: true,
  coverage: [coverage()],
  outcomes: [outcome(), outcome({ area: 'load', oracle: 'p95' })],
  findings: [],
  loads: [{ ...whole, generator }],
  cleanup: { created: 3, deleted: 3, left: [] },
  warnings: [],
  expired: [],
};

function broken(changes: Partial<JudgeInput>) {
  const { gates, verdict, exitCode, reasons } = judge({ ...good, ...changes });
  return { verdict, exitCode, broken: gates.filter(({ holds }) => !holds), reasons };
}

describe('judge', () => {
  it('says GO with reasons and shows every rule with numbers', () => {
    const { gates, ...rest } = judge(good);
    expect(rest).toMatchInlineSnapshot(`
      {
        "exitCode": 0,
        "reasons": [
          "no open finding of severity high or worse in 2 judged outcomes",
          "every load objective is met: p95 of the whole smoke load 30 ms, limit 300 ms: met",
          "the target answered 1004 of 1004 (100 %) requests",
          "1 of 1 (100 %) exercised operations reached a documented success answer",
          "contracts judged 1 outcome",
          "load judged 1 outcome",
        ],
        "verdict": "GO",
      }
    `);
    expect(gates.map(({ rule, actual }) => `${rule}: ${actual}`)).toMatchInlineSnapshot(`
      [
        "no-open-finding: 0 in 2 judged outcomes",
        "load-objectives: 1 of 1 (100 %) met",
        "no-expired-waiver: 0, of which 0 still match a finding",
        "run-complete: it did",
        "target-reachable: 1004 of 1004 (100 %) requests answered",
        "credentials-accepted: 0 of 1 (0 %) operations answered nothing but 401 or 403",
        "success-share: 1 of 1 (100 %)",
        "contracts-evidence: 1 judged",
        "properties-evidence: not selected",
        "scenarios-evidence: not selected",
        "load-evidence: 1 judged",
        "load-measured: 1 valid measurement",
        "no-oracle-errored: 0",
        "same-description: one",
        "no-tentative-finding: 0",
        "no-waived-finding: 0",
        "cleanup-complete: 0 (3 created, 3 deleted)",
      ]
    `);
  });

  it.each<[string, Partial<JudgeInput>, string, string, string]>([
    [
      'an open high finding',
      { findings: [finding()], outcomes: [...good.outcomes, ...failing] },
      'NO-GO',
      'no-open-finding',
      'high: A status is not documented at GET /orders: expected one of 200, 404, observed 418',
    ],
    [
      'a missed objective',
      { loads: [{ ...whole, budgets: [missed] }] },
      'NO-GO',
      'load-objectives',
      'p95 of the whole smoke load 412.3 ms, limit 300 ms: missed',
    ],
    [
      'a missed objective of one operation',
      { loads: [whole, { ...whole, operation: 'GET /a', budgets: [missed] }] },
      'NO-GO',
      'load-objectives',
      'p95 of GET /a',
    ],
    [
      'an expired waiver that still matches',
      { expired: [{ waiver, matched: true }] },
      'NO-GO',
      'no-expired-waiver',
      'expired after 2026-01-01 and its finding is still there',
    ],
    [
      'an expired waiver of nothing',
      { expired: [{ waiver, matched: false }] },
      'CONDITIONAL',
      'no-expired-waiver',
      'expired after 2026-01-01',
    ],
    [
      'a waived high finding',
      { findings: [finding({ state: 'waived', waiver })] },
      'CONDITIONAL',
      'no-waived-finding',
      'it holds only because of 1 waived finding',
    ],
    [
      'something left behind',
      { cleanup: { created: 2, deleted: 1, left: [{ label: 'order 7', createdBy: 'POST /orders', reason: '409' }] } },
      'CONDITIONAL',
      'cleanup-complete',
      '1 thing left on the target: order 7 (409)',
    ],
    [
      'load that was not measured',
      { loads: [] },
      'INCONCLUSIVE',
      'load-measured',
      'load was asked for and nothing was measured',
    ],
    [
      'an objective without samples',
      { loads: [{ ...whole, budgets: [unmeasured] }] },
      'INCONCLUSIVE',
      'load-measured',
      'p95 of the smoke load was not measured: 3 samples',
    ],
    [
      'a saturated generator',
      { loads: [{ ...whole, budgets: [missed], generator: { ...generator, invalid: 'its CPU was full' } }] },
      'INCONCLUSIVE',
      'load-measured',
      'the numbers of the smoke load are not valid: its CPU was full',
    ],
    [
      'few successes',
      {
        coverage: [
          coverage(),
          coverage({ operation: 'GET /a', succeeded: false }),
          coverage({ operation: 'GET /b', succeeded: false }),
        ],
      },
      'INCONCLUSIVE',
      'success-share',
      'only 1 of 3 (33 %) exercised operations reached a documented success answer; not: GET /a, GET /b',
    ],
    [
      'a part that could not judge',
      {
        outcomes: [
          good.outcomes[1] ?? outcome(),
          outcome({ outcome: 'not-tested', evidence: 0, reason: 'writes are off' }),
        ],
      },
      'INCONCLUSIVE',
      'contracts-evidence',
      'contracts: nothing could be judged (1 outcome open): writes are off',
    ],
    [
      'a part that said nothing',
      { only: ['contracts', 'load', 'scenarios'] },
      'INCONCLUSIVE',
      'scenarios-evidence',
      'scenarios was selected and said nothing at all',
    ],
    [
      'an oracle that broke',
      { outcomes: [...good.outcomes, outcome({ oracle: 'x', outcome: 'errored', evidence: 0, reason: 'boom' })] },
      'INCONCLUSIVE',
      'no-oracle-errored',
      'assay failed in x at GET /orders: boom',
    ],
    ['an early stop', { complete: false }, 'INCONCLUSIVE', 'run-complete', 'the run stopped before its end'],
    [
      'a changed description',
      { warnings: [{ code: 'spec-changed', message: 'it changed' }] },
      'INCONCLUSIVE',
      'same-description',
      'it changed',
    ],
  ])('%s', (_name, changes, verdict, rule, reason) => {
    const result = broken(changes);
    expect(result.verdict).toBe(verdict);
    expect(result.exitCode).toBe({ 'NO-GO': 1, INCONCLUSIVE: 2, CONDITIONAL: 0 }[verdict]);
    expect(result.broken.map((gate) => gate.rule)).toEqual([rule]);
    expect(result.broken[0]?.breaks).toBe(verdict);
    expect(result.reasons[0]).toContain(reason);
  });

  it('is INCONCLUSIVE when the target does not answer or refuses everybody', () => {
    const silent = broken({ coverage: [coverage({ statuses: {}, succeeded: false })], loads: [], load: false });
    expect(silent.broken.map(({ rule }) => rule)).toEqual(['target-reachable', 'success-share']);
    expect(silent.reasons[0]).toBe('none of 4 requests was answered');
    const locked = broken({
      coverage: [coverage({ ...refused, secured: true }), coverage({ operation: 'GET /health', secured: false })],
    });
    expect(locked.broken.map(({ rule }) => rule)).toEqual(['credentials-accepted']);
    expect(locked.reasons[0]).toContain('1 of 1 (100 %) secured operations answered nothing but 401 or 403');
    expect(broken({ coverage: [] }).broken.map(({ rule }) => rule)).toEqual(['success-share']);
  });

  it('does not take a guarded few for refused credentials', () => {
    const some = [coverage({ operation: 'GET /admin', ...refused }), coverage()];
    expect(broken({ coverage: some }).broken).toEqual([]);
    expect(broken({ coverage: some.map((row) => ({ ...row, secured: true })) }).broken).toEqual([]);
    expect(broken({ coverage: [coverage({ secured: false, statuses: { '200': 1, '403': 1 } })] }).broken).toEqual([]);
  });

  it('lets milder findings pass, and judges by the severity of the gate', () => {
    const low = [finding({ severity: 'medium' })];
    expect(broken({ findings: low }).verdict).toBe('GO');
    expect(broken({ findings: low, gate: { failOn: 'medium', minimumSuccess: 0 } }).verdict).toBe('NO-GO');
  });

  it('does not judge write operations by success while writes are off', () => {
    const rows = [
      coverage(),
      coverage({ operation: 'POST /a', method: 'POST', succeeded: false }),
      coverage({ operation: 'PUT /a', method: 'PUT', succeeded: false }),
    ];
    expect(broken({ coverage: rows, writes: false }).broken).toEqual([]);
    expect(broken({ coverage: rows }).broken.map(({ rule }) => rule)).toEqual(['success-share']);
  });

  it('is fine with a part that has nothing applicable, or with load that was not asked for', () => {
    const none = outcome({ area: 'scenarios', outcome: 'not-applicable', evidence: 0, reason: 'no writes' });
    const { gates, verdict } = judge({ ...good, only: ['contracts', 'scenarios'], outcomes: [...good.outcomes, none] });
    expect(verdict).toBe('GO');
    expect(gates.find(({ rule }) => rule === 'scenarios-evidence')?.actual).toBe(
      'nothing applicable in the description: no writes',
    );
    expect(broken({ load: false, loads: [], outcomes: [outcome()] }).broken).toEqual([]);
  });

  it('keeps the order ERROR, NO-GO, INCONCLUSIVE, CONDITIONAL', () => {
    const left = { created: 1, deleted: 0, left: [{ label: 'a', createdBy: 'POST /a', reason: '500' }] };
    const all = { cleanup: left, complete: false, findings: [finding()] };
    expect(broken({ ...all, error: 'no disk' })).toMatchObject({ verdict: 'ERROR', exitCode: 3 });
    expect(broken({ ...all, error: 'no disk' }).reasons[0]).toBe('no disk');
    expect(broken(all)).toMatchObject({ verdict: 'NO-GO', exitCode: 1 });
    expect(broken(all).reasons.map((reason) => reason.slice(0, 8))).toEqual(['high: A ', 'the run ', '1 thing ']);
    expect(broken({ ...all, findings: [] })).toMatchObject({ verdict: 'INCONCLUSIVE', exitCode: 2 });
    expect(broken({ cleanup: left })).toMatchObject({ verdict: 'CONDITIONAL', exitCode: 0 });
  });
});
