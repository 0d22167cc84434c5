import { describe, expect, it } from 'vitest';
import { oracle as bodyConforms } from '../../contracts/checks/body-conforms.ts';
import { oracle as headersConform } from '../../contracts/checks/headers-conform.ts';
import { oracle as noErrorInSuccess } from '../../contracts/checks/no-error-in-success.ts';
import { oracle as createdReadable } from '../../properties/laws/created-readable.ts';
import { oracle as deleteEffective } from '../../properties/laws/delete-effective.ts';
import { oracle as etagRevalidation } from '../../properties/laws/etag-revalidation.ts';
import { oracle as filterSoundness } from '../../properties/laws/filter-soundness.ts';
import { oracle as idempotencyReplay } from '../../properties/laws/idempotency-replay.ts';
import { oracle as pageTotal } from '../../properties/laws/page-total.ts';
import { oracle as pageWalkGap } from '../../properties/laws/page-walk-gap.ts';
import { oracle as pageWalkRepeat } from '../../properties/laws/page-walk-repeat.ts';
import { oracle as sortOrder } from '../../properties/laws/sort-order.ts';
import { oracle as updateEffective } from '../../properties/laws/update-effective.ts';
import { oracle as lostUpdateIfMatch } from '../../scenarios/races/lost-update-if-match.ts';
import { oracle as uniqueRace } from '../../scenarios/races/unique-race.ts';
import { answer } from './answer-builder.ts';
import { accepted, said, unknown } from './builders.ts';
import { keyed, lifecycle, replay, stepOf, tagged, update } from './lifecycle-builder.ts';
import { filteredBy, items, listEvidence, sortedBy, walkOf } from './list-builder.ts';
import { json, operationOf, responseOf } from './operation-builder.ts';
import { conditionalContext, creation, reading } from './race-builder.ts';

// Answers that a hasty judge gets wrong.

const sorted = (values: readonly string[]) => {
  const shown = items('key', values);
  return sortOrder.verify(listEvidence([], { sorted: [sortedBy('key', 'asc', [shown])] }));
};

describe('false alarms', () => {
  it('headers-conform: a Set-Cookie that was sent is not missing', () => {
    const headers = [{ name: 'Set-Cookie', required: true, schema: { type: 'string' } }];
    const sent = answer(operationOf('POST /sign-in', [responseOf('200', [], headers)]));
    const response = { ...sent.response, rawHeaders: [['Set-Cookie', 'sid=1'] as const] };
    expect(headersConform.verify({ ...sent, response }).outcome).not.toBe('fail');
  });

  it('sort-order: decimals as text are in numeric order', () => {
    expect(sorted(['1.25', '1.5', '2.5', '10.25', '10.5']).outcome).toBe('pass');
  });

  it('sort-order: an enumeration may be in its declared order', () => {
    expect(sorted(['low', 'low', 'medium', 'medium', 'high', 'high']).outcome).not.toBe('fail');
    expect(sorted(['low', 'medium', 'low', 'medium', 'high', 'high']).outcome).toBe('fail');
  });

  it('no-error-in-success: a delivery that got 500 is no failed request', () => {
    const operation = operationOf('GET /deliveries/{id}', [responseOf('200', [json()])]);
    const body = { id: 'd1', url: 'http://receiver', status: 500, error: 'no answer' };
    expect(noErrorInSuccess.verify(answer(operation, { body })).outcome).not.toBe('fail');
  });

  it('no-error-in-success: a job that did not succeed is no failed request', () => {
    const operation = operationOf('GET /jobs/{id}', [responseOf('200', [json()])]);
    const body = { id: 'j1', printer: 3, success: false, message: 'out of paper' };
    expect(noErrorInSuccess.verify(answer(operation, { body })).outcome).not.toBe('fail');
  });

  it('page-total: the number of items on the page is no total', () => {
    const pages = walkOf(['abc', 'def'], { size: 3, total: 3 });
    expect(pageTotal.verify(listEvidence([pages], {}, 'abcdef', 6)).outcome).not.toBe('fail');
  });

  it('page-walk-repeat: two different items on one page with one id have no id', () => {
    const page = [
      { id: 'a', stock: 1 },
      { id: 'a', stock: 2 },
    ];
    const evidence = listEvidence([walkOf([page, [{ id: 'b', stock: 3 }]])], {}, [...page, { id: 'b', stock: 3 }]);
    expect(pageWalkRepeat.verify(evidence).outcome).not.toBe('fail');
  });

  it('unique-race: a gateway or an overloaded service says nothing about uniqueness', () => {
    const contenders = [accepted('x1', 'a1'), unknown('x2', 503)];
    expect(uniqueRace.verify({ contenders, context: creation, observed: undefined })).toEqual([]);
  });

  it('idempotency-replay: a gateway that gave up says nothing about the key', () => {
    expect(idempotencyReplay.verify(replay({ repeated: keyed(503) })).outcome).not.toBe('fail');
  });

  it('lost-update-if-match: 202 does not say that the update took effect', () => {
    const contenders = [accepted('x1', undefined, 202), accepted('x2', undefined, 202)];
    const round = { contenders, context: conditionalContext('"1"'), observed: reading({ name: 'x' }) };
    expect(lostUpdateIfMatch.verify(round)).toEqual([]);
  });

  it('filter-soundness: an item that does not show the field is no witness', () => {
    const shown = [{ id: 'a', status: 'open' }, { id: 'b' }];
    const evidence = listEvidence([], { filtered: [filteredBy('open', shown)] });
    expect(filterSoundness.verify(evidence).outcome).not.toBe('fail');
  });
});

describe('passes without evidence', () => {
  it.each([400, 401, 403])('created-readable: %i for the new item is no success', (status) => {
    expect(createdReadable.verify(lifecycle({ read: stepOf(status) })).outcome).not.toBe('pass');
  });

  it.each([400, 401, 429])('delete-effective: %i does not say that the item is gone', (status) => {
    expect(deleteEffective.verify(lifecycle({ readAfterDelete: stepOf(status) })).outcome).not.toBe('pass');
  });

  it('etag-revalidation: refused conditional requests show nothing', () => {
    const evidence = tagged({ revalidated: stepOf(500), otherTag: stepOf(429) });
    expect(etagRevalidation.verify(evidence).outcome).not.toBe('pass');
  });

  it('etag-revalidation: a refused update shows nothing', () => {
    const updates = [update({ name: 'x' }, { name: 'a' }, { name: 'a' }, { status: 422 })];
    const evidence = tagged({ updates, revalidated: stepOf(0), otherTag: stepOf(0) });
    expect(etagRevalidation.verify(evidence).outcome).not.toBe('pass');
  });

  it('update-effective: a value sent again cannot be lost', () => {
    const updates = [update({ name: 'same' }, { name: 'same' }, { name: 'same' })];
    expect(updateEffective.verify(lifecycle({ updates })).outcome).not.toBe('pass');
  });

  it('filter-soundness: a value that all items have cannot show that a filter is ignored', () => {
    const all = items('status', ['open', 'open']);
    const evidence = listEvidence([], { filtered: [filteredBy('open', all)] }, all);
    expect(filterSoundness.verify(evidence).outcome).not.toBe('pass');
  });

  it('page-walk-gap: walks with repeats are not judged, so nothing was shown', () => {
    const evidence = listEvidence([walkOf(['ab', 'bc', 'de'], { size: 2 })]);
    expect(pageWalkGap.verify(evidence).outcome).not.toBe('pass');
  });
});

describe('wrong silence', () => {
  it('update-effective: texts that end in one number are not the same date', () => {
    const updates = [update({ name: 'Beta 7' }, { name: 'Alpha 7' }, { name: 'Alpha 7' })];
    expect(updateEffective.verify(lifecycle({ updates })).outcome).toBe('fail');
  });

  it('update-effective: an unreadable item after an accepted update is inconclusive', () => {
    const updates = [update({ name: 'new' }, { name: 'old' }, { name: 'old' }, { afterStatus: 500 })];
    expect(updateEffective.verify(lifecycle({ updates })).outcome).toBe('inconclusive');
  });

  it('page-walk-gap: an own item like those that are shown is missed', () => {
    const shown = [
      { id: 'a', archived: false },
      { id: 'b', archived: false },
    ];
    const ours = ['a', 'z'].map((id) => ({ id, exchange: `y-${id}`, body: { id, archived: false } }));
    const walk = walkOf([shown.slice(0, 1), shown.slice(1)], { size: 1 });
    expect(pageWalkGap.verify(listEvidence([walk], { ours }, shown)).outcome).toBe('fail');
  });

  it('sort-order: a direction that is ignored is seen on an enumeration too', () => {
    const shown = items('key', ['low', 'low', 'medium', 'medium', 'high', 'high']);
    const both = (['asc', 'desc'] as const).map((direction) => sortedBy('key', direction, [shown]));
    expect(sortOrder.verify(listEvidence([], { sorted: both })).outcome).toBe('fail');
  });
});

describe('fingerprints that differ without need', () => {
  it('body-conforms: the keys of a map are no part of the key', () => {
    const schema = { type: 'object', additionalProperties: { type: 'object', properties: { n: { type: 'integer' } } } };
    const operation = operationOf('GET /stock', [responseOf('200', [json(schema)])]);
    const keyOf = (id: string) => said(bodyConforms.verify(answer(operation, { body: { [id]: { n: 'x' } } })));
    expect(keyOf('8c21f0aa')).toBe(keyOf('f3d90b12'));
  });
});
