import { describe, expect, it } from 'vitest';
import { oracle as deleteRepeat } from '../../properties/laws/delete-repeat.ts';
import { oracle as dropsDelete } from '../../properties/laws/list-drops-delete.ts';
import { oracle as showsCreate } from '../../properties/laws/list-shows-create.ts';
import { oracle as showsUpdate } from '../../properties/laws/list-shows-update.ts';
import { oracle as seenElsewhere } from '../../properties/laws/write-seen-elsewhere.ts';
import type { Look, VisibilityEvidence, WatchedUpdate } from '../../properties/visibility/types.ts';
import { onlyViolation } from './builders.ts';
import { factsOf, operationOf, orders } from './operation-builder.ts';

const create = operationOf('POST /orders');
const facts = factsOf([orders]);
let counter = 0;
/** A look that shows the item with this name, or not at all. */
const look = (name: string | undefined, afterMs = 3): Look => {
  counter++;
  return { exchange: `l${counter}`, afterMs, ...(name !== undefined && { item: { id: 'a1', name } }) };
};
const update = (...looks: Look[]): WatchedUpdate => ({
  exchange: 'u',
  status: 200,
  operation: operationOf('PATCH /orders/{id}'),
  field: 'name',
  old: 'old',
  wanted: 'new',
  looks,
});
const seen = (rest: Partial<VisibilityEvidence> = {}): VisibilityEvidence => ({
  operation: create,
  resource: orders,
  way: 'the newest first',
  elsewhere: [],
  ...rest,
});

describe.each([showsCreate, showsUpdate, dropsDelete])('$id', (law) => {
  it('applies to creates with a list, not where the description says that writes are seen later', () => {
    expect(law.considers(create, facts)).toBe(true);
    expect(law.appliesTo(create, facts)).toEqual({ applies: true });
    const { list: _, ...unlisted } = orders;
    expect(law.appliesTo(create, factsOf([unlisted]))).toEqual({
      applies: false,
      reason: 'no list shows what it makes',
    });
    const late = { ...operationOf('GET /orders'), description: 'The index is eventually consistent.' };
    expect(law.appliesTo(create, factsOf([orders], [late]))).toEqual({
      applies: false,
      reason: 'the description says that writes are seen later',
    });
  });

  it('is not tested when nothing could be watched', () => {
    expect(law.verify(seen()).outcome).toBe('not-tested');
  });
});

describe('list-shows-create', () => {
  const verify = (looks: Look[], other?: Look) =>
    showsCreate.verify(
      seen({ created: { exchange: 'c', status: 201, looks }, ...(other && { createdUnderOtherUrl: other }) }),
    );

  it('passes at once, speaks of late', () => {
    expect(verify([look('new')])).toEqual({ outcome: 'pass', evidence: 1 });
    const violation = onlyViolation(verify([look(undefined), look('new', 400)]));
    expect(violation).toMatchObject({ key: 'late', severity: 'medium', confidence: 'firm' });
    expect(violation.observed).toBe('the page does not show it, and does less than a second later');
  });

  it('speaks, harder, of an item that only another URL shows', () => {
    const violation = onlyViolation(verify([look(undefined), look(undefined, 5000)], look('new')));
    expect([violation.key, violation.severity]).toEqual(['cached', undefined]);
  });

  it('is inconclusive when nothing ever shows it, or the list cannot be read', () => {
    expect(verify([look(undefined)], look(undefined)).outcome).toBe('inconclusive');
    expect(verify([]).outcome).toBe('inconclusive');
  });
});

describe('list-shows-update', () => {
  const verify = (...looks: Look[]) => showsUpdate.verify(seen({ updated: update(...looks) }));

  it('passes at once, speaks of late and of never', () => {
    expect(verify(look('new'))).toEqual({ outcome: 'pass', evidence: 1 });
    expect(onlyViolation(verify(look('old'), look('new', 1500)))).toMatchObject({
      key: 'PATCH name',
      severity: 'medium',
    });
    expect(onlyViolation(verify(look('old'), look('old', 5000))).severity).toBeUndefined();
  });

  it('is inconclusive when the list shows another value, or lost the item', () => {
    expect([
      verify(look('shortened…')).outcome,
      verify(look('old'), look(undefined)).outcome,
      verify().outcome,
    ]).toEqual(['inconclusive', 'inconclusive', 'inconclusive']);
  });
});

it('list-drops-delete speaks of late, and leaves what stays to use-after-delete', () => {
  const verify = (...looks: Look[]) => dropsDelete.verify(seen({ deleted: { exchange: 'd', status: 204, looks } }));
  expect(verify(look(undefined))).toEqual({ outcome: 'pass', evidence: 1 });
  expect(onlyViolation(verify(look('old'), look(undefined, 900))).key).toBe('late');
  expect(verify(look('old'), look('old', 5000))).toEqual({
    outcome: 'inconclusive',
    reason: 'the list goes on showing it: judged by use-after-delete',
  });
  const { delete: _, ...kept } = orders;
  expect(dropsDelete.appliesTo(create, factsOf([kept]))).toMatchObject({ applies: false });
});

describe('write-seen-elsewhere', () => {
  const verify = (...looks: Look[]) =>
    seenElsewhere.verify(seen({ elsewhere: [{ ...update(...looks), who: 'another caller' }] }));

  it('passes at once, speaks of late and of never', () => {
    expect(verify(look('new'))).toEqual({ outcome: 'pass', evidence: 1 });
    expect(onlyViolation(verify(look('old'), look('new', 400)))).toMatchObject({
      key: 'another caller',
      severity: 'medium',
    });
    expect(onlyViolation(verify(look('old'), look('old', 5000))).severity).toBeUndefined();
  });

  it('does not speak of another form of the value, nor without a reading', () => {
    expect([verify(look('NEW')).outcome, verify(look(undefined)).outcome]).toEqual(['inconclusive', 'inconclusive']);
    expect(seenElsewhere.verify(seen()).outcome).toBe('not-tested');
  });

  it('does not apply without an update', () => {
    const { patch: _, replace: __, ...fixed } = orders;
    expect(seenElsewhere.appliesTo(create, factsOf([fixed]))).toEqual({
      applies: false,
      reason: 'no operation updates one item',
    });
  });
});

describe('delete-repeat', () => {
  const again = (status: number, rest: object = {}) =>
    deleteRepeat.verify(
      seen({
        deletedAgain: { exchange: 'd2', status, firstStatus: 204, lost: [], neighbours: 2, readAfter: 404, ...rest },
      }),
    );

  it.each([204, 200, 404, 410, 412, 409])('passes %i for the repeat', (status) => {
    expect(again(status)).toEqual({ outcome: 'pass', evidence: 1 });
  });

  it('speaks of another item, of the item being back, and of a crash', () => {
    expect(onlyViolation(again(204, { lost: [{ id: 'b2', exchange: 'r' }] }))).toMatchObject({ key: 'another item' });
    expect(onlyViolation(again(204, { readAfter: 200 })).key).toBe('back again');
    expect(onlyViolation(again(500))).toMatchObject({ key: 'crash', severity: 'medium' });
  });

  it('is undecided without an answer, not tested without a deletion, and needs one', () => {
    expect([again(0).outcome, again(429).outcome, again(503).outcome]).toEqual([
      'inconclusive',
      'inconclusive',
      'inconclusive',
    ]);
    expect(deleteRepeat.verify(seen()).outcome).toBe('not-tested');
    const { delete: _, ...kept } = orders;
    expect(deleteRepeat.appliesTo(create, factsOf([kept]))).toMatchObject({ applies: false });
  });
});
