import { describe, expect, it } from 'vitest';
import { applyWaivers, createFindings, mergeFindings } from '../../core/findings/index.ts';
import type { Violation } from '../../core/oracle/types.ts';
import { whereOf } from '../../reports/model/words.ts';
import { declaration, exchange } from '../record/samples.ts';

const violation: Violation = {
  key: 'no Allow',
  expected: '405 with Allow',
  observed: '405 without it',
  witness: ['PUT -> 405'],
  exchanges: ['x1'],
  confidence: 'certain',
  everywhere: true,
};
const at = (path: string, changes: Partial<Violation> = {}) => ({
  declaration,
  operation: { id: `GET ${path}`, method: 'GET' as const, path, module: 'orders' },
  verdict: { outcome: 'fail' as const, violations: [{ ...violation, ...changes }], evidence: 1 },
  exchanges: [exchange('x1')],
});

function told(...paths: string[]) {
  const findings = createFindings();
  for (const path of paths) findings.add(at(path));
  return findings;
}

describe('what is broken everywhere', () => {
  it('is one finding with its places; each operation keeps its outcome', () => {
    const findings = told('/b', '/a', '/c', '/a');
    expect(findings.findings()).toMatchObject([{ places: ['GET /a', 'GET /b', 'GET /c'], occurrences: 4 }]);
    expect(findings.outcomes().map(({ operation, outcome }) => `${operation} ${outcome}`)).toEqual([
      'GET /a fail',
      'GET /b fail',
      'GET /c fail',
    ]);
  });

  it('has one fingerprint wherever it is met first, and merges in two steps as in one', () => {
    const [one, other, all] = [told('/a').findings(), told('/b').findings(), told('/a', '/b').findings()];
    expect(one[0]?.fingerprint).toBe(other[0]?.fingerprint);
    expect(mergeFindings([...other, ...one])).toEqual(all);
  });

  it('leaves findings of single operations apart', () => {
    const findings = createFindings();
    for (const path of ['/a', '/b']) {
      const { everywhere: _, ...single } = violation;
      findings.add({ ...at(path), verdict: { outcome: 'fail', violations: [single], evidence: 1 } });
    }
    expect(findings.findings()).toHaveLength(2);
    expect(findings.findings()[0]).not.toHaveProperty('places');
  });

  it('is waived when each of its places is', () => {
    const findings = told('/a', '/b');
    const waiver = { oracle: declaration.id, reason: 'known', owner: 'ann', expires: '2026-06-30' };
    const [a, b] = ['GET /a', 'GET /b'].map((operation) => ({ ...waiver, operation }));
    const states = (...waivers: readonly (typeof waiver)[]) =>
      applyWaivers(findings.findings(), findings.outcomes(), waivers, '2026-01-01');
    expect(a && states(a).findings[0]?.state).toBe('open');
    expect(a && states(a).warnings).toEqual([]);
    const both = a && b && states(a, b);
    expect(both?.findings[0]?.state).toBe('waived');
    expect(both?.outcomes.map(({ outcome }) => outcome)).toEqual(['waived', 'waived']);
    expect(states(waiver).findings[0]?.state).toBe('waived');
  });

  it('is told with the number of places', () => {
    const [finding] = told('/a', '/b', '/c').findings();
    expect(finding && whereOf(finding)).toMatch(/^GET \/[abc] and 2 more operations$/);
    const [alone] = told('/a').findings();
    expect(alone && whereOf(alone)).toBe('GET /a');
  });
});
