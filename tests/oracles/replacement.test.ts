import { describe, expect, it } from 'vitest';
import { oracle as putRepeat } from '../../properties/laws/put-repeat.ts';
import { oracle as putReplacesWhole } from '../../properties/laws/put-replaces-whole.ts';
import type { Replacement, ReplacementEvidence } from '../../properties/replacement/types.ts';
import { operationOf } from './operation-builder.ts';

const put = (sent: Replacement['sent'], item: Replacement['sent'], status = 200): Replacement => ({
  sent,
  exchange: 'x1',
  status,
  readExchange: 'x2',
  readStatus: 200,
  item,
});

const clean: ReplacementEvidence = {
  operation: operationOf('PUT /partners/{id}'),
  resource: {
    name: '/partners',
    module: 'partners',
    collectionPath: '/partners',
    itemPath: '/partners/{id}',
    idField: 'id',
    actions: [],
    itemAt: '',
    volatileFields: ['updated_at'],
    token: 'none',
  },
  bare: { name: 'a', city: null, limit: 0, updated_at: '1' },
  full: put({ name: 'b', city: 'Malmö', limit: 7 }, { name: 'b', city: 'Malmö', limit: 7, updated_at: '2' }),
  little: put({ name: 'b' }, { name: 'b', city: null, limit: 0, updated_at: '3' }),
  rested: { name: 'b', city: null, limit: 0, updated_at: '3' },
  again: put({ name: 'b' }, { name: 'b', city: null, limit: 0, updated_at: '4' }),
};

describe('put-replaces-whole', () => {
  it('passes when what was left out is back at its default', () => {
    expect(putReplacesWhole.verify(clean)).toEqual({ outcome: 'pass', evidence: 2 });
  });

  it('speaks when a value that was left out is still there', () => {
    const verdict = putReplacesWhole.verify({
      ...clean,
      little: put({ name: 'b' }, { name: 'b', city: 'Malmö', limit: 0 }),
    });
    expect(verdict).toMatchObject({
      outcome: 'fail',
      violations: [{ key: 'kept city', observed: 'city is still "Malmö"' }],
    });
  });

  it('is silent when the value is the default of the service', () => {
    const bare = { name: 'a', city: 'Malmö', limit: 7 };
    const kept = { ...clean, bare, little: put({ name: 'b' }, { name: 'b', city: 'Malmö', limit: 7 }) };
    expect(putReplacesWhole.verify(kept).outcome).toBe('not-tested');
  });

  it('is not tested when the short PUT is refused, and inconclusive when the item cannot be read', () => {
    expect(putReplacesWhole.verify({ ...clean, little: put({ name: 'b' }, {}, 422) }).outcome).toBe('not-tested');
    expect(putReplacesWhole.verify({ ...clean, full: { ...clean.full, readStatus: 503 } }).outcome).toBe(
      'inconclusive',
    );
  });
});

describe('put-repeat', () => {
  it('passes when only versions and times move', () => {
    expect(putRepeat.verify(clean)).toMatchObject({ outcome: 'pass' });
  });

  it('speaks when a number or a list grows', () => {
    const again = put({ name: 'b' }, { name: 'b', city: null, limit: 1, updated_at: '4' });
    expect(putRepeat.verify({ ...clean, again })).toMatchObject({
      outcome: 'fail',
      violations: [{ key: 'changed limit', expected: 'limit 0 after both', observed: 'limit 1 after the second' }],
    });
  });

  it('is silent about a value that changes by itself', () => {
    const again = put({ name: 'b' }, { name: 'b', city: null, limit: 9, updated_at: '4' });
    expect(putRepeat.verify({ ...clean, rested: { ...clean.rested, limit: 5 }, again })).toMatchObject({
      outcome: 'pass',
    });
  });

  it('is not tested when the repeat is refused', () => {
    expect(putRepeat.verify({ ...clean, again: put({ name: 'b' }, {}, 412) }).outcome).toBe('not-tested');
  });

  it('considers PUT on items only', () => {
    const facts = { model: { resources: [{ ...clean.resource, replace: 'PUT /partners/{id}' }] } } as never;
    expect(putRepeat.considers(clean.operation, facts)).toBe(true);
    expect(putRepeat.considers({ ...clean.operation, method: 'PATCH' }, facts)).toBe(false);
    expect(putRepeat.appliesTo(clean.operation, facts)).toEqual({
      applies: false,
      reason: 'no operation reads one item',
    });
  });
});
