import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/spec/types.ts';
import type { LifecycleLaw } from '../../properties/law.ts';
import { oracle as createdReadable } from '../../properties/laws/created-readable.ts';
import { oracle as deleteEffective } from '../../properties/laws/delete-effective.ts';
import { oracle as etagRevalidation } from '../../properties/laws/etag-revalidation.ts';
import { oracle as updateEffective } from '../../properties/laws/update-effective.ts';
import { onlyViolation } from './builders.ts';
import { lifecycle, NO_ANSWER, stepOf, tagged, update } from './lifecycle-builder.ts';
import { factsOf, operationOf, orders } from './operation-builder.ts';

const create = operationOf('POST /orders');
const { read: _read, ...unreadable } = orders;
const { delete: _delete, ...undeletable } = orders;
const { patch: _patch, replace: _replace, ...fixed } = orders;

describe.each<[LifecycleLaw]>([[createdReadable], [deleteEffective], [etagRevalidation], [updateEffective]])(
  '$id',
  (law) => {
    it('considers create operations only, and needs an operation that reads one item', () => {
      expect(law.considers(create, factsOf([orders]))).toBe(true);
      expect(law.considers(operationOf('GET /orders'), factsOf([orders]))).toBe(false);
      expect(law.appliesTo(create, factsOf([orders]))).toEqual({ applies: true });
      expect(law.appliesTo(create, factsOf([unreadable]))).toEqual({
        applies: false,
        reason: 'no operation reads one item',
      });
    });
  },
);

describe('a target that answers any id like an item', () => {
  const item = { id: 'a1', name: 'first' };
  const stub = { readOfNone: stepOf(200, item) };

  it.each<[LifecycleLaw, Parameters<typeof lifecycle>[0]]>([
    [createdReadable, {}],
    [deleteEffective, { readAfterDelete: stepOf(200, item) }],
    [updateEffective, { updates: [update({ name: 'new' }, { name: 'old' }, { name: 'old' })] }],
  ])('makes $id inconclusive, one that denies it does not', (law, rest) => {
    expect(law.verify(lifecycle({ ...rest, ...stub })).outcome).toBe('inconclusive');
    expect(law.verify(lifecycle({ ...rest, readOfNone: stepOf(404) })).outcome).not.toBe('inconclusive');
  });
});

describe('created-readable', () => {
  it('passes when reading by id, and by Location, succeeds', () => {
    expect(createdReadable.verify(lifecycle())).toEqual({ outcome: 'pass', evidence: 1 });
    expect(createdReadable.verify(lifecycle({ location: stepOf(200) }))).toEqual({ outcome: 'pass', evidence: 2 });
  });

  it('speaks when the item is not there', () => {
    expect(onlyViolation(createdReadable.verify(lifecycle({ read: stepOf(404) })))).toMatchObject({
      key: 'id',
      expected: 'status 200',
      observed: 'status 404 at GET /orders/a1, right after 201',
    });
    const { read: _, ...located } = lifecycle({ location: stepOf(410) });
    expect(onlyViolation(createdReadable.verify(located)).key).toBe('location');
  });

  it('leaves a Location that leads nowhere to location-resolves when the item is there', () => {
    expect(createdReadable.verify(lifecycle({ location: stepOf(410) }))).toEqual({ outcome: 'pass', evidence: 1 });
  });

  it('speaks, milder, when it is there a while later', () => {
    const delayed = lifecycle({ read: stepOf(404), readLater: stepOf(200) });
    expect(onlyViolation(createdReadable.verify(delayed))).toMatchObject({ key: 'id', severity: 'medium' });
    expect(onlyViolation(createdReadable.verify(lifecycle({ read: stepOf(404) }))).severity).toBeUndefined();
  });

  it('is not tested after 202 or when the answer names nothing', () => {
    const later = lifecycle({ create: stepOf(202), read: stepOf(404) });
    expect(createdReadable.verify(later)).toEqual({ outcome: 'not-tested', reason: '202: the item may come later' });
    const { read: _, readAgain: __, ...nameless } = lifecycle();
    expect(createdReadable.verify(nameless)).toEqual({
      outcome: 'not-tested',
      reason: 'the creating answer named neither an id nor a Location',
    });
  });

  it.each([NO_ANSWER, stepOf(500), stepOf(503), stepOf(429)])('is inconclusive when reading gives $status', (read) => {
    expect(createdReadable.verify(lifecycle({ read }))).toEqual({
      outcome: 'inconclusive',
      reason: 'reading the created item gave no usable answer',
    });
  });
});

describe('delete-effective', () => {
  const shown = (item: Parameters<typeof stepOf>[1]) => lifecycle({ readAfterDelete: stepOf(200, item) });

  it.each([404, 410])('passes when the item is gone: %i', (status) => {
    expect(deleteEffective.verify(lifecycle({ readAfterDelete: stepOf(status) }))).toEqual({
      outcome: 'pass',
      evidence: 1,
    });
  });

  it('speaks when the item is still shown', () => {
    expect(onlyViolation(deleteEffective.verify(shown({ id: 'a1', name: 'first' })))).toMatchObject({
      key: 'still readable',
      expected: 'status 404 or 410',
      observed: 'status 200 with the item',
    });
  });

  it.each([
    [{ deleted: false }, { deleted: true }],
    [{ deleted_at: null }, { deleted_at: '2026-01-01' }],
    [{ status: 'new' }, { status: 'deleted' }],
    [{ active: true }, { active: false }],
    [{ isArchived: false }, { isArchived: true }],
  ])('takes the change from %j to %j for a soft delete, not either of them unchanged', (before, after) => {
    const verify = (was: JsonObject, is: JsonObject) =>
      deleteEffective.verify(
        lifecycle({ read: stepOf(200, { id: 'a1', ...was }), readAfterDelete: stepOf(200, { id: 'a1', ...is }) }),
      );
    expect(verify(before, after)).toMatchObject({ outcome: 'pass', evidence: 1 });
    expect(onlyViolation(verify(before, before)).key).toBe('still readable');
    expect(onlyViolation(verify(after, after)).key).toBe('still readable');
  });

  it('takes no other change for a soft delete', () => {
    const read = stepOf(200, { id: 'a1', status: 'new', note: 'x' });
    const readAfterDelete = stepOf(200, { id: 'a1', status: 'shipped', note: 'cancelled' });
    expect(onlyViolation(deleteEffective.verify(lifecycle({ read, readAfterDelete }))).key).toBe('still readable');
  });

  it('passes an answer that shows something else, speaks milder of an item that is gone a while later', () => {
    expect(deleteEffective.verify(shown({ id: 'none' }))).toMatchObject({ outcome: 'pass' });
    const item = { id: 'a1', name: 'first' };
    const delayed = lifecycle({ readAfterDelete: stepOf(200, item), readLongAfterDelete: stepOf(404) });
    expect(onlyViolation(deleteEffective.verify(delayed))).toMatchObject({ key: 'still readable', severity: 'medium' });
  });

  it('is not tested when nothing was deleted, or not yet', () => {
    const verify = (rest: Parameters<typeof lifecycle>[0]) =>
      deleteEffective.verify(lifecycle({ readAfterDelete: stepOf(200, { id: 'a1' }), ...rest }));
    expect(verify({ deleted: stepOf(202) })).toEqual({
      outcome: 'not-tested',
      reason: '202: the deletion may come later',
    });
    expect(verify({ deleted: stepOf(409) })).toEqual({
      outcome: 'not-tested',
      reason: 'the DELETE was answered 409',
    });
    expect(verify({ deleted: NO_ANSWER }).outcome).toBe('not-tested');
    expect(verify({ deleted: stepOf(300) }).outcome).toBe('not-tested');
    expect(verify({ read: stepOf(404) })).toEqual({
      outcome: 'not-tested',
      reason: 'the item could not be read before it was deleted',
    });
  });

  it.each([NO_ANSWER, stepOf(503)])('is inconclusive when the read after it gives $status', (readAfterDelete) => {
    expect(deleteEffective.verify(lifecycle({ readAfterDelete })).outcome).toBe('inconclusive');
  });

  it('does not apply without an operation that deletes', () => {
    expect(deleteEffective.appliesTo(create, factsOf([undeletable]))).toEqual({
      applies: false,
      reason: 'no operation deletes one item',
    });
  });
});

describe('etag-revalidation', () => {
  it('passes tags that revalidate', () => {
    expect(etagRevalidation.verify(tagged())).toEqual({ outcome: 'pass', evidence: 2 });
  });

  it('speaks of a current tag that does not match, milder', () => {
    const read = stepOf(200, { id: 'a1' }, { etag: '"1"' });
    expect(onlyViolation(etagRevalidation.verify(tagged({ revalidated: read })))).toMatchObject({
      key: 'tag not matched',
      expected: '304 for If-None-Match: "1"',
      severity: 'low',
    });
  });

  it('does not speak of it when the tag changes with every read', () => {
    const other = (tag: string) => stepOf(200, { id: 'a1' }, { etag: tag });
    const evidence = tagged({ readAgain: other('"2"'), revalidated: other('"3"') });
    expect(etagRevalidation.verify(evidence).outcome).toBe('pass');
  });

  it('speaks of a 304 with a body and of a tag nobody gave that matches', () => {
    const full = { ...stepOf(304), bodyBytes: 12 };
    expect(onlyViolation(etagRevalidation.verify(tagged({ revalidated: full }))).key).toBe('304 with body');
    expect(onlyViolation(etagRevalidation.verify(tagged({ otherTag: stepOf(304) }))).key).toBe('any tag matches');
  });

  it('is not tested where reading gives no tag', () => {
    expect(etagRevalidation.verify(lifecycle())).toEqual({
      outcome: 'not-tested',
      reason: 'reading the item gives no ETag',
    });
    expect(etagRevalidation.verify(tagged({ read: stepOf(404) })).outcome).toBe('not-tested');
  });
});

describe('update-effective', () => {
  const verify = (...updates: ReturnType<typeof update>[]) => updateEffective.verify(lifecycle({ updates }));

  it('passes when what was sent is shown, normalised or not', () => {
    expect(verify(update({ name: 'new' }, { name: 'old' }, { name: 'new' }))).toEqual({ outcome: 'pass', evidence: 1 });
    expect(verify(update({ name: ' New ' }, { name: 'new' }, { name: 'new' })).outcome).toBe('pass');
    expect(verify(update({ price: '2.50' }, { price: 2.5 }, { price: 2.5 })).outcome).toBe('pass');
    const time = { at: '2026-01-01T10:00:00.000Z' };
    expect(verify(update({ at: '2026-01-01T12:00:00+02:00' }, time, time)).outcome).toBe('pass');
  });

  it('speaks of a field that kept its old value', () => {
    expect(onlyViolation(verify(update({ name: 'new' }, { name: 'old' }, { name: 'old' })))).toMatchObject({
      key: 'PATCH name',
      expected: 'name "new", as sent and accepted',
      observed: 'name is still "old"',
      confidence: 'firm',
    });
  });

  it('speaks, milder, when the new value is shown a while later', () => {
    const lost = update({ name: 'new' }, { name: 'old' }, { name: 'old' });
    const delayed = { ...lost, later: stepOf(200, { name: 'new' }) };
    expect(onlyViolation(verify(delayed)).severity).toBe('medium');
    expect(onlyViolation(verify(lost)).severity).toBeUndefined();
  });

  it('is silent about secrets, masked values and the id in the body', () => {
    const other = { note: 'x' };
    const of = (name: string, sent: string, shown: string) =>
      verify(update({ [name]: sent, note: 'y' }, { [name]: shown, ...other }, { [name]: shown, note: 'y' })).outcome;
    expect([of('password', 'a', 'b'), of('card', 'a', '****1234'), of('id', 'z', 'a1')]).toEqual([
      'pass',
      'pass',
      'pass',
    ]);
    expect(of('title', 'a', 'b')).toBe('fail');
  });

  it('is silent about fields that change by themselves, are not shown, or took a third value', () => {
    const kept = { name: 'x', updatedAt: '2026-01-01T00:00:00Z' };
    const sent = { name: 'y', updatedAt: '2027-01-01T00:00:00Z' };
    expect(verify(update(sent, kept, { ...kept, name: 'y' })).outcome).toBe('pass');
    expect(verify(update({ name: 'y' }, { name: 'x' }, { name: 'z' })).outcome).toBe('pass');
    expect(verify(update({ password: 'y' }, { name: 'x' }, { name: 'x' }))).toEqual({
      outcome: 'not-tested',
      reason: 'no field that was sent with another value is shown when the item is read',
    });
  });

  it('is not tested when no update was accepted, or later, or none could be sent', () => {
    const refused = update({ name: 'new' }, { name: 'old' }, { name: 'old' }, { status: 409 });
    expect(verify(refused)).toEqual({ outcome: 'not-tested', reason: 'no update was accepted (409)' });
    const later = update({ name: 'new' }, { name: 'old' }, { name: 'old' }, { status: 202 });
    expect(verify(later).outcome).toBe('not-tested');
    expect(verify()).toEqual({ outcome: 'not-tested', reason: 'no update could be sent' });
  });

  it.each([0, 429, 500])('does not speak when the read after it gave %i', (afterStatus) => {
    const unread = update({ name: 'new' }, { name: 'old' }, { name: 'old' }, { afterStatus });
    expect(['not-tested', 'inconclusive']).toContain(verify(unread).outcome);
  });

  it('does not apply without an operation that updates', () => {
    expect(updateEffective.appliesTo(create, factsOf([fixed]))).toEqual({
      applies: false,
      reason: 'no operation updates one item',
    });
  });
});
