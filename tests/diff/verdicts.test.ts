import { describe, expect, it } from 'vitest';
import { diffDescriptions } from '../../contracts/diff/engine/diff-descriptions.ts';
import { verdictsOfDiff } from '../../contracts/diff/engine/verdicts.ts';
import { oracle } from '../../contracts/diff/spec-diff.ts';
import { diffPlan } from '../../contracts/test-diff.ts';
import { completeConfig } from '../../core/config/complete.ts';
import { operationsOf } from '../../core/operations/operations-of.ts';
import { validateDeclaration } from '../../core/oracle/validate-declaration.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import { api, described, TODAY, withRequest } from './support.ts';

async function verdicts(before: JsonObject, after: JsonObject) {
  const [old, next] = [await described(before), await described(after)];
  return verdictsOfDiff(diffDescriptions(old, next, { today: TODAY }), operationsOf(next).operations);
}

describe('spec-diff', () => {
  it('is declared well', () => expect(validateDeclaration(oracle)).toEqual([]));

  it('passes an operation that nothing broke', async () => {
    const [one, ...rest] = await verdicts(api({}), api({ parameters: [{ name: 'q', in: 'query' }] }));
    expect(rest).toEqual([]);
    expect(one).toMatchObject({ operation: { id: 'POST /orders' }, verdict: { outcome: 'pass', evidence: 1 } });
  });

  it('fails an operation with what broke it, and the proof', async () => {
    const [one] = await verdicts(withRequest({ type: 'integer' }), withRequest({ type: 'integer', maximum: 5 }));
    const verdict = one?.verdict;
    if (verdict?.outcome !== 'fail') throw new Error('it passed');
    expect(verdict.violations).toHaveLength(1);
    expect(verdict.violations[0]).toMatchObject({
      expected: 'request body, application/json: as the previous description has it',
      observed: 'a lower upper bound: 5',
      confidence: 'certain',
    });
    expect(verdict.violations[0]?.witness[1]).toMatch(/^\d+ is accepted by the old description only$/);
    expect(verdict.violations[0]?.key).not.toMatch(/\d{4}/);
  });

  it('tells of a removed operation for the whole description', async () => {
    const all = { ...api({}), paths: { ...(api({}).paths as JsonObject), '/x': { get: { responses: {} } } } };
    const found = await verdicts(all, api({}));
    expect(found.map(({ operation, verdict }) => [operation?.id, verdict.outcome])).toEqual([
      ['POST /orders', 'pass'],
      [undefined, 'fail'],
    ]);
  });

  it('is not tested without an earlier description, and planned for each operation with one', async () => {
    const { operations } = operationsOf(await described(api({})));
    const config = completeConfig({ url: 'http://127.0.0.1' }, null);
    expect(diffPlan({ operations }, config)).toMatchObject([{ module: 'orders', runs: false, outcome: 'not-tested' }]);
    const named = completeConfig({ url: 'http://127.0.0.1', previous: 'old.json' }, null);
    expect(diffPlan({ operations }, named)).toMatchObject([{ operation: 'POST /orders', runs: true }]);
  });
});
