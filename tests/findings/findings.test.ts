import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyWaivers, createFindings, fingerprint, mergeFindings, mergeOutcomes } from '../../core/findings/index.ts';
import type { OutcomeName } from '../../core/findings/types.ts';
import type { Verdict, Violation } from '../../core/oracle/types.ts';
import { declaration, exchange, finding, outcome } from '../record/samples.ts';

const operation = { id: 'GET /orders', method: 'GET', path: '/orders', module: 'orders' } as const;
const violation: Violation = {
  key: 'status 418',
  expected: 'one of 200, 404',
  observed: '418',
  witness: ['GET /orders?page=1 -> 418', 'again -> 418'],
  exchanges: ['x2', 'x1'],
  confidence: 'firm',
};
const fail = (...violations: Violation[]): Verdict => ({ outcome: 'fail', violations, evidence: 2 });
const say = { declaration, operation, exchanges: ['x1', 'x2', 'x3'].map(exchange), curl: 'curl x', replay: 'replay x' };

describe('fingerprint', () => {
  it('is 16 hex digits over oracle, operation and key, and stays the same for ever', () => {
    expect(fingerprint('a', 'GET /x', 'k')).toBe('28cd21a82d67b3a4');
  });

  it('tells apart what differs', () => {
    const all = [
      fingerprint('a', 'b', 'c'),
      fingerprint('a', null, 'c'),
      fingerprint('ab', '', 'c'),
      fingerprint('a', 'bc', ''),
    ];
    expect(new Set(all).size).toBe(4);
  });
});

describe('createFindings', () => {
  it('makes an outcome and a finding with everything the declaration says', () => {
    const { outcome: said, findings } = createFindings().add({ ...say, verdict: fail(violation) });
    expect(said).toEqual({
      oracle: 'undocumented-status',
      area: 'contracts',
      criterion: 'status',
      operation: 'GET /orders',
      module: 'orders',
      outcome: 'fail',
      evidence: 2,
    });
    expect(findings).toMatchObject([
      {
        fingerprint: fingerprint('undocumented-status', 'GET /orders', 'status 418'),
        severity: 'high',
        state: 'open',
        title: 'A status is not documented',
        operation: { method: 'GET', path: '/orders', module: 'orders' },
        exchanges: [{ id: 'x2' }, { id: 'x1' }],
        curl: 'curl x',
        occurrences: 1,
      },
    ]);
  });

  it('makes the curl line of the decisive exchange itself when none is given', () => {
    const { curl: _curl, ...rest } = say;
    const [found] = createFindings().add({ ...rest, verdict: fail(violation) }).findings;
    expect(found?.curl).toContain("'http://127.0.0.1:3000/orders'");
  });

  it('takes a milder severity of a violation, never a harsher one', () => {
    const severity = (wanted: Violation['severity']) =>
      createFindings().add({ ...say, verdict: fail({ ...violation, ...(wanted ? { severity: wanted } : {}) }) })
        .findings[0]?.severity;
    expect([severity(undefined), severity('low'), severity('critical')]).toEqual(['high', 'low', 'high']);
  });

  it('merges repeats and keeps the smallest witness, the decisive sample last', () => {
    const collected = createFindings();
    const single = (id: string, witness: string[]): Violation => ({ ...violation, witness, exchanges: [id] });
    collected.add({ ...say, verdict: fail(violation) });
    collected.add({
      ...say,
      verdict: fail(single('x3', ['GET /orders -> 418'])),
      curl: ({ id }) => ({ curl: `curl ${id}`, note: 'careful' }),
    });
    collected.add({ ...say, verdict: fail(single('x2', ['GET /orders?longer=1 -> 418'])) });
    expect(collected.findings()).toMatchObject([
      {
        occurrences: 3,
        witness: ['GET /orders -> 418'],
        curl: 'curl x3',
        curlNote: 'careful',
        exchanges: [{ id: 'x2' }, { id: 'x1' }, { id: 'x3' }],
      },
    ]);
    expect(collected.outcomes()).toMatchObject([{ outcome: 'fail', evidence: 6 }]);
    expect(collected.oracles()).toEqual([declaration]);
  });

  it('never calls passed what could not have failed, nor failed what names no violation', () => {
    const collected = createFindings();
    expect(collected.add({ ...say, verdict: { outcome: 'pass', evidence: 0 } }).outcome).toMatchObject({
      outcome: 'not-tested',
      reason: 'nothing was seen that could have failed',
    });
    expect(collected.add({ ...say, verdict: fail() }).outcome).toMatchObject({ outcome: 'errored', evidence: 0 });
  });
});

describe('mergeOutcomes', () => {
  const order: OutcomeName[] = ['fail', 'waived', 'errored', 'inconclusive', 'pass', 'not-tested', 'not-applicable'];
  const of = (name: OutcomeName, evidence = 1) =>
    ['fail', 'waived', 'pass'].includes(name)
      ? outcome({ outcome: name, evidence })
      : outcome({ outcome: name, evidence: 0, reason: `why ${name}` });

  it('lets the worst win in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...order), { minLength: 1, maxLength: 6 }), (names) => {
        const [merged, ...others] = mergeOutcomes(names.map((name) => of(name)));
        expect(others).toEqual([]);
        expect(merged?.outcome).toBe(order.find((name) => names.includes(name)));
      }),
    );
  });

  it('adds up evidence of what was judged and requests of all', () => {
    const merged = mergeOutcomes([of('pass', 3), of('pass', 4), { ...of('not-tested'), requests: 2 }]);
    expect(merged).toMatchObject([{ outcome: 'pass', evidence: 7, requests: 2 }]);
    expect(mergeOutcomes([of('pass', 3), of('errored')])).toMatchObject([{ outcome: 'errored', evidence: 0 }]);
  });

  it('keeps three reasons at most', () => {
    const reasons = ['d', 'b', 'a', 'c', 'a'].map((reason) => ({ ...of('not-tested'), reason }));
    expect(mergeOutcomes(reasons)[0]?.reason).toBe('a; b; c; and 1 more');
  });

  it('keeps oracles and operations apart', () => {
    const all = [of('pass'), outcome({ operation: 'POST /orders' }), outcome({ oracle: 'other' })];
    const { operation: _operation, ...target } = outcome();
    expect(mergeOutcomes([...all, target])).toHaveLength(4);
  });
});

describe('mergeFindings', () => {
  it('never has more than three samples, none twice', () => {
    const repeats = Array.from({ length: 9 }, (_, index) => finding({ exchanges: [exchange(`x${index % 5}`)] }));
    const [merged] = mergeFindings(repeats);
    expect(merged?.occurrences).toBe(9);
    expect(new Set(merged?.exchanges.map(({ id }) => id)).size).toBe(3);
  });

  it('does not put foreign exchanges before a story', () => {
    const story = finding({ witness: [], exchanges: [exchange('s1'), exchange('s2')] });
    expect(mergeFindings([finding(), story])[0]?.exchanges.map(({ id }) => id)).toEqual(['s1', 's2']);
  });

  it('puts the worst first', () => {
    const all = mergeFindings([
      finding({ fingerprint: 'a'.repeat(16), severity: 'low' }),
      finding({ severity: 'critical' }),
    ]);
    expect(all.map(({ severity }) => severity)).toEqual(['critical', 'low']);
  });
});

describe('applyWaivers', () => {
  const waiver = { reason: 'known', owner: 'ann', expires: '2026-06-30', ticket: 'T-1' };
  const other = finding({ fingerprint: 'f'.repeat(16) });
  const failed = outcome({ outcome: 'fail' });

  it('waives by fingerprint; the outcome only when all its findings are waived', () => {
    const one = { ...waiver, fingerprint: '0123456789abcdef' };
    const half = applyWaivers([finding(), other], [failed], [one], '2026-06-30');
    expect(half.findings.map(({ state }) => state)).toEqual(['waived', 'open']);
    expect(half.findings[0]?.waiver).toEqual(waiver);
    expect(half.outcomes).toMatchObject([{ outcome: 'fail' }]);
    expect(half.warnings).toEqual([]);
    const whole = applyWaivers([finding()], [failed], [one], '2026-06-30');
    expect(whole.outcomes).toMatchObject([{ outcome: 'waived', evidence: 1 }]);
  });

  it.each([
    [{ oracle: 'undocumented-status' }, 'waived'],
    [{ oracle: 'undocumented-status', operation: 'GET /orders' }, 'waived'],
    [{ oracle: 'undocumented-status', operation: 'POST /orders' }, 'open'],
    [{ oracle: 'other' }, 'open'],
    [{ operation: 'GET /orders' }, 'open'],
  ])('%j leaves the finding %s', (scope, state) => {
    const result = applyWaivers([finding()], [failed], [{ ...waiver, ...scope }], '2026-01-01');
    expect(result.findings[0]?.state).toBe(state);
    expect(result.warnings.map(({ code }) => code)).toEqual(state === 'open' ? ['waiver-unused'] : []);
  });

  it('does not apply an expired one, and says so', () => {
    const old = { ...waiver, oracle: 'undocumented-status' };
    const result = applyWaivers([finding()], [failed], [old], '2026-07-01');
    expect(result.findings[0]?.state).toBe('open');
    expect(result.warnings).toMatchObject([{ code: 'waiver-expired' }]);
    expect(result.expired).toEqual([{ waiver: old, matched: true }]);
  });

  it('takes an earlier waiving back', () => {
    const waived = applyWaivers([finding()], [failed], [{ ...waiver, oracle: 'undocumented-status' }], '2026-01-01');
    const again = applyWaivers(waived.findings, waived.outcomes, [], '2026-01-01');
    expect(again).toMatchObject({ findings: [finding()], outcomes: [failed], warnings: [] });
    expect(again.findings[0]).not.toHaveProperty('waiver');
  });
});
