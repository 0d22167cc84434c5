import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/spec/types.ts';
import { oracle as patchMerges } from '../../properties/laws/patch-merges.ts';
import { oracle as useAfterDelete } from '../../properties/laws/use-after-delete.ts';
import type { MergeTrace, UseOfDeleted } from '../../properties/lifecycle/types.ts';
import { lifecycle, stepOf } from './lifecycle-builder.ts';
import { operationOf } from './operation-builder.ts';

const full = { id: 'a1', name: 'first', note: 'n', tags: ['t'], active: true, updatedAt: 't1' };

function merge(sent: JsonObject, after: JsonObject, status = 200): MergeTrace {
  return {
    operation: operationOf('PATCH /orders/{id}'),
    sent,
    writable: ['name', 'note', 'tags', 'active', 'updatedAt'],
    before: stepOf(200, full),
    update: stepOf(status),
    after: stepOf(200, after),
  };
}
const patched = (...merges: MergeTrace[]) => patchMerges.verify(lifecycle({ merges }));

describe('patch-merges', () => {
  it('reports a field that was not sent and is empty now', () => {
    expect(patched(merge({ name: 'x' }, { ...full, name: 'x', note: null }))).toMatchObject({
      outcome: 'fail',
      violations: [{ key: 'lost note', observed: 'note was "n" and is null' }],
    });
    const { tags: _gone, ...rest } = full;
    expect(patched(merge({ name: 'x' }, { ...rest, name: 'x' }))).toMatchObject({ violations: [{ key: 'lost tags' }] });
    expect(patched(merge({ name: 'x' }, { ...full, name: 'x', active: false }))).toMatchObject({
      violations: [{ key: 'lost active' }],
    });
  });

  it('leaves third values, stamps and undocumented fields alone', () => {
    const after = { ...full, name: 'x', note: 'x first', updatedAt: '' };
    expect(patched(merge({ name: 'x' }, after))).toEqual({ outcome: 'pass', evidence: 1 });
    const trace = merge({ name: 'x' }, { ...full, name: 'x', note: null });
    expect(patched({ ...trace, writable: ['name', 'tags'] }).outcome).toBe('pass');
  });

  it('leaves a pair of fields alone that speak of the same', () => {
    const trace = merge({ discount_percent: 5 }, { discount_percent: 5, discount_amount: null, name: 'a' });
    const before = stepOf(200, { discount_percent: 1, discount_amount: 3, name: 'a' });
    const writable = ['discount_percent', 'discount_amount', 'name'];
    expect(patched({ ...trace, before, writable }).outcome).toBe('pass');
  });

  it('reports null that was accepted and dropped, milder', () => {
    expect(patched(merge({ note: null }, full))).toMatchObject({
      outcome: 'fail',
      violations: [{ key: 'kept note', severity: 'medium' }],
    });
    expect(patched(merge({ note: null }, { ...full, note: null })).outcome).toBe('pass');
    expect(patched(merge({ note: null }, { ...full, note: '' })).outcome).toBe('pass');
  });

  it('is not tested without an accepted PATCH, or where nothing could be lost', () => {
    expect(patched().outcome).toBe('not-tested');
    expect(patched(merge({ name: 'x' }, full, 422)).outcome).toBe('not-tested');
    expect(patched(merge({ name: 'x' }, full, 202)).outcome).toBe('not-tested');
    expect(patched({ ...merge({ name: 'x' }, full), writable: ['name'] }).outcome).toBe('not-tested');
  });

  it('says nothing about a stub', () => {
    const merges = [merge({ note: null }, full)];
    const readOfNone = stepOf(200, { id: 'a1', name: 'first' });
    expect(patchMerges.verify(lifecycle({ merges, readOfNone })).outcome).toBe('inconclusive');
  });
});

const use = (id: string, status: number, rest: Partial<UseOfDeleted> = {}): UseOfDeleted => ({
  operation: operationOf(id),
  kind: id.startsWith('GET') ? 'part' : 'update',
  exchange: 'x9',
  status,
  empty: false,
  ...rest,
});
const used = (...usesOfDeleted: UseOfDeleted[]) => useAfterDelete.verify(lifecycle({ usesOfDeleted }));

describe('use-after-delete', () => {
  it('reports an update and a part that still work', () => {
    expect(used(use('PATCH /orders/{id}', 200))).toMatchObject({ violations: [{ key: 'update PATCH /orders/{id}' }] });
    expect(used(use('GET /orders/{id}/lines', 200))).toMatchObject({ violations: [{ severity: 'medium' }] });
  });

  it('holds where they are gone', () => {
    expect(used(use('PATCH /orders/{id}', 404), use('GET /orders/{id}/lines', 410))).toEqual({
      outcome: 'pass',
      evidence: 2,
    });
    expect(used(use('PATCH /orders/{id}', 412)).outcome).toBe('pass');
  });

  it('lets PUT create, and takes an empty list for nothing', () => {
    for (const one of [
      use('PUT /orders/{id}', 201),
      use('PUT /orders/{id}', 200),
      use('GET /orders/{id}/lines', 200, { empty: true }),
      use('PATCH /orders/{id}', 202),
      use('PATCH /orders/{id}', 428),
      use('PATCH /orders/{id}', 500),
    ])
      expect(used(one).outcome, one.operation.id).toBe('inconclusive');
  });

  it('reports a list that still shows the item', () => {
    const listed = (shown: boolean) =>
      useAfterDelete.verify(lifecycle({ listedAfterDelete: { exchange: 'x8', shown } })).outcome;
    expect(listed(true)).toBe('fail');
    expect(listed(false)).toBe('pass');
  });

  it('is not tested where the deletion did not take effect, or nothing can be tried', () => {
    const usesOfDeleted = [use('PATCH /orders/{id}', 200)];
    for (const rest of [{ deleted: stepOf(202) }, { deleted: stepOf(409) }, { readAfterDelete: stepOf(200, full) }])
      expect(useAfterDelete.verify(lifecycle({ usesOfDeleted, ...rest })).outcome).toBe('not-tested');
    expect(used().outcome).toBe('not-tested');
  });

  it('says nothing about a stub', () => {
    const evidence = lifecycle({
      usesOfDeleted: [use('PATCH /orders/{id}', 200)],
      readOfNone: stepOf(200, { id: 'a1', name: 'first' }),
    });
    expect(useAfterDelete.verify(evidence).outcome).toBe('inconclusive');
  });
});
