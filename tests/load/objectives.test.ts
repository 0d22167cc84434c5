import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { validateDeclaration } from '../../core/oracle/index.ts';
import type { Measures } from '../../load/objective.ts';
import { registry } from '../../load/objectives/index.ts';
import { profiles } from '../../load/profiles/index.ts';

const BUDGETS = { p95: 300, errorRate: 0.01 };
const latency = registry['smoke-latency'];
const errors = registry['smoke-errors'];
if (latency === undefined || errors === undefined) throw new Error('both objectives are registered');

function measures(more: Partial<Measures>): Measures {
  const requests = more.requests ?? 1000;
  const failed = more.errors ?? 0;
  const rates = { requests, errors: failed, errorRate: failed / requests, successes: requests - failed };
  return { subject: 'GET /x', p95: 20, ...rates, ...more };
}

test('folder, registry and profiles name the same objectives', () => {
  const helpers = new Set(['index']);
  const files = readdirSync(fileURLToPath(new URL('../../load/objectives', import.meta.url)));
  const ids = files.map((file) => file.replace(/\.ts$/, '')).filter((name) => !helpers.has(name));
  expect(Object.keys(registry).sort()).toEqual(ids.sort());
  for (const profile of Object.values(profiles)) for (const id of profile.objectives) expect(ids).toContain(id);
  for (const [id, { declaration }] of Object.entries(registry)) {
    expect(declaration.id).toBe(id);
    expect(() => validateDeclaration(declaration)).not.toThrow();
  }
});

test.each([
  [{ p95: 299.9 }, 'pass'],
  [{ p95: 300 }, 'fail'],
  [{ p95: 5000 }, 'fail'],
  [{ requests: 59 }, 'inconclusive'],
  [{ requests: 60 }, 'pass'],
  [{ requests: 59, p95: 5000 }, 'inconclusive'],
  [{ requests: 1000, errors: 1000, p95: null }, 'inconclusive'],
  [{ p95: 5000, invalid: 'saturated' }, 'inconclusive'],
] as const)('latency of %o is %s', (given, outcome) => {
  expect(latency.judge(measures(given), BUDGETS).outcome).toBe(outcome);
});

test.each([
  [{ errors: 9 }, 'pass'],
  [{ errors: 10 }, 'fail'],
  [{ requests: 60, errors: 1 }, 'inconclusive'],
  [{ requests: 60, errors: 5 }, 'fail'],
  [{ requests: 59, errors: 1 }, 'inconclusive'],
  [{ requests: 4, errors: 4 }, 'inconclusive'],
  [{ requests: 10, errors: 10 }, 'fail'],
  [{ requests: 0, errors: 0, errorRate: 0 }, 'inconclusive'],
  [{ errors: 500, invalid: 'saturated' }, 'inconclusive'],
] as const)('error rate of %o is %s', (given, outcome) => {
  expect(errors.judge(measures(given), BUDGETS).outcome).toBe(outcome);
});

test('the budget row says the same as the verdict, and why it was not judged', () => {
  expect(latency.budget(measures({ p95: 312.4 }), BUDGETS)).toEqual({
    objective: 'p95',
    limit: 300,
    measured: 312.4,
    unit: 'ms',
    holds: false,
  });
  const few = latency.budget(measures({ requests: 10 }), BUDGETS);
  expect(few).toMatchObject({ measured: null, holds: null });
  expect(few.reason).toContain('insufficient samples');
  expect(errors.budget(measures({ errors: 20 }), BUDGETS)).toMatchObject({ measured: 0.02, holds: false });
});

test('a number just over the limit is not rounded on to the limit’s good side', () => {
  const verdict = latency.judge(measures({ p95: 300.0004 }), { p95: 300, errorRate: 0.01 });
  expect(verdict).toMatchObject({ outcome: 'fail', violations: [{ observed: expect.stringMatching(/^p95 300/) }] });
  const rate = errors.judge(measures({ requests: 100_000, errors: 1001 }), BUDGETS);
  expect(rate).toMatchObject({ outcome: 'fail', violations: [{ expected: 'error rate < 1 %' }] });
});
