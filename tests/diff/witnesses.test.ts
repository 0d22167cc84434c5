import { describe, expect, it } from 'vitest';
import { changeFingerprint, waiveChanges } from '../../contracts/diff/engine/waive.ts';
import { RULES, type RuleId } from '../../contracts/diff/rules/index.ts';
import { PROOFS } from '../../contracts/diff/rules/proofs.data.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import { OPERATION_CHANGES } from './operation-changes.data.ts';
import { MIXED, NARROWINGS } from './schema-changes.data.ts';
import { api, diffOf, withRequest, withResponse } from './support.ts';

const age = (schema: JsonObject): JsonObject => ({
  type: 'object',
  properties: { age: { type: 'integer', ...schema } },
});

describe('witnesses', () => {
  it('prove a refused request by a value that was accepted, at its place', async () => {
    const { changes } = await diffOf(withRequest(age({ maximum: 150 })), withRequest(age({ maximum: 120 })));
    const [change] = changes;
    expect(change?.witness).toMatchObject({ acceptedBy: 'old', at: '/age' });
    expect(change?.witness?.value).toBeGreaterThan(120);
    expect(change?.witness?.value).toBeLessThanOrEqual(150);
  });

  it('prove a surprising answer by a value that was ruled out', async () => {
    const { changes } = await diffOf(withResponse({ enum: ['a'] }), withResponse({ enum: ['a', 'b'] }));
    expect(changes[0]).toMatchObject({ class: 'breaking', witness: { value: 'b', acceptedBy: 'new', at: '' } });
  });

  it('are those of their own change where several meet', async () => {
    const [before, after] = [
      { type: 'integer', minimum: 0, maximum: 9 },
      { type: 'integer', minimum: 2, maximum: 7 },
    ];
    const { changes } = await diffOf(withRequest(before), withRequest(after));
    const values = Object.fromEntries(changes.map(({ rule, witness }) => [rule, witness?.value]));
    expect([0, 1]).toContain(values['minimum-raised']);
    expect([8, 9]).toContain(values['maximum-lowered']);
  });

  it('are found for every schema rule of the table that can have one', async () => {
    const without: string[] = [];
    for (const { name, wide, narrow, components } of NARROWINGS) {
      const more = components === undefined ? {} : { components };
      const { changes } = await diffOf(withRequest(wide, more), withRequest(narrow, more));
      for (const { rule, witness } of changes) if (PROOFS[rule] && !witness) without.push(`${name}: ${rule}`);
    }
    expect(without).toEqual([]);
  });
});

describe('rules', () => {
  it('are all met by the tables', () => {
    const met = new Set<string>([
      ...NARROWINGS.flatMap(({ there, back }) => [...there.split(' '), ...back.split(' ')]),
      ...[
        ...MIXED.flatMap(({ request, response }) => [...request, ...response]),
        ...OPERATION_CHANGES.flatMap(({ there, back }) => [...there.split(', '), ...back.split(', ')]),
      ].map((text) => text.split(' ')[1] ?? ''),
    ]);
    expect((Object.keys(RULES) as RuleId[]).filter((id) => !met.has(id))).toEqual([]);
  });
});

describe('waivers', () => {
  const waiver = { reason: 'agreed', owner: 'orders', expires: '2030-12-31' };
  const changed = () =>
    diffOf(api({ parameters: [] }), api({ parameters: [{ name: 'q', in: 'query', required: true }] }));

  it('accept a change by oracle, by rule, by operation and by fingerprint, until they expire', async () => {
    const { changes } = await changed();
    const [change] = changes;
    if (change === undefined) throw new Error('no change');
    const isWaived = (more: object, today = '2030-06-15'): boolean =>
      waiveChanges(changes, [{ ...waiver, ...more }], today).changes[0]?.waiver !== undefined;
    expect(isWaived({ oracle: 'spec-diff' })).toBe(true);
    expect(isWaived({ oracle: 'required-parameter-added' })).toBe(true);
    expect(isWaived({ oracle: 'spec-diff', operation: 'POST /orders' })).toBe(true);
    expect(isWaived({ fingerprint: changeFingerprint(change, 'POST /orders') })).toBe(true);
    expect(isWaived({ oracle: 'spec-diff', operation: 'GET /orders' })).toBe(false);
    expect(isWaived({ oracle: 'parameter-removed' })).toBe(false);
    expect(isWaived({ fingerprint: '0123456789abcdef' })).toBe(false);
    expect(isWaived({ oracle: 'spec-diff' }, '2031-01-01')).toBe(false);
  });

  it('say when an expired one would have matched', async () => {
    const { changes } = await changed();
    const { notes } = waiveChanges(changes, [{ ...waiver, oracle: 'spec-diff' }], '2031-01-01');
    expect(notes).toEqual(['the waiver of spec-diff (orders) expired after 2030-12-31; its change counts again']);
  });
});
