import { describe, expect, it } from 'vitest';
import type { Operation } from '../../core/operations/types.ts';
import { oracle as listAndStar } from '../../properties/laws/if-match-list-and-star.ts';
import { oracle as overDate } from '../../properties/laws/if-match-over-date.ts';
import { oracle as staleRefused } from '../../properties/laws/if-match-stale-refused.ts';
import { oracle as noneMatchStar } from '../../properties/laws/if-none-match-star.ts';
import { oracle as required } from '../../properties/laws/precondition-required.ts';
import { oracle as weakTag } from '../../properties/laws/weak-tag.ts';
import { onlyViolation } from './builders.ts';
import { stepOf } from './lifecycle-builder.ts';
import { factsOf, operationOf, orders, responseOf } from './operation-builder.ts';
import { attempt, conditional, deletion } from './preconditions-builder.ts';

const header = (name: string, needed = false): Operation['parameters'][number] =>
  ({ name, in: 'header', required: needed, schema: true, examples: [] }) as never;
const patch = (...parameters: Operation['parameters']): Operation => ({
  ...operationOf('PATCH /orders/{id}'),
  parameters,
});
const facts = factsOf([orders]);
const all = [staleRefused, required, listAndStar, weakTag, overDate, noneMatchStar];

describe.each(all)('$id', (law) => {
  it('passes a service that does it right', () => {
    expect(law.verify(conditional()).outcome).toBe('pass');
  });

  it('considers changes of one item and does not apply where If-Match is not documented', () => {
    expect(law.considers(patch(), facts)).toBe(true);
    expect(law.considers(operationOf('GET /orders/{id}'), facts)).toBe(false);
    expect(law.appliesTo(patch(), facts).applies).toBe(false);
  });

  it('is not tested when the change with the current tag is refused', () => {
    const { operation, resource, required: needed, tag } = conditional();
    const refused = { operation, resource, required: needed, tag, current: attempt(422, false) };
    expect(law.verify(refused).outcome).toBe('not-tested');
  });
});

it('they apply where If-Match or 412 is documented and an item can be made', () => {
  const documented = { ...patch(header('If-Match')), responses: [responseOf('412')] };
  for (const law of [staleRefused, listAndStar, weakTag, overDate])
    expect(law.appliesTo(documented, facts)).toEqual({ applies: true });
  const { create: _, ...uncreatable } = orders;
  expect(staleRefused.appliesTo(documented, factsOf([uncreatable]))).toEqual({
    applies: false,
    reason: 'no operation creates one to try it on',
  });
  expect(required.appliesTo(documented, facts)).toMatchObject({ applies: false });
  expect(required.appliesTo(patch(header('If-Match', true)), facts)).toEqual({ applies: true });
  expect(noneMatchStar.appliesTo(patch(header('If-Match'), header('If-None-Match')), facts)).toEqual({ applies: true });
  expect(overDate.appliesTo({ ...documented, method: 'DELETE' }, facts)).toMatchObject({ applies: false });
});

describe('if-match-stale-refused', () => {
  it('speaks of a change that was made, whatever the status', () => {
    const violation = onlyViolation(staleRefused.verify(conditional({ stale: attempt(200, true) })));
    expect(violation).toMatchObject({ key: 'performed', confidence: 'certain' });
    expect(violation.witness).toEqual(['PATCH with If-Match: "1" -> 200', 'GET afterwards: it was done']);
    expect(onlyViolation(staleRefused.verify(conditional({ stale: attempt(412, true) }))).key).toBe('performed');
    expect(onlyViolation(staleRefused.verify(conditional({ stale: attempt(500, true) }))).key).toBe('performed');
  });

  it('speaks, milder, of a success that did nothing, and not of 202', () => {
    expect(onlyViolation(staleRefused.verify(conditional({ stale: attempt(200, false) })))).toMatchObject({
      key: 'said to be done',
      severity: 'medium',
    });
    expect(staleRefused.verify(conditional({ stale: attempt(202, false) })).outcome).toBe('pass');
  });

  it('takes any refusal, and is inconclusive without an answer or a telling reading', () => {
    for (const status of [400, 409, 412, 428])
      expect(staleRefused.verify(conditional({ stale: attempt(status, false) })).outcome).toBe('pass');
    for (const status of [0, 429, 503])
      expect(staleRefused.verify(conditional({ stale: attempt(status, false) })).outcome).toBe('inconclusive');
    const unread = { ...attempt(200, true), after: stepOf(503) };
    expect(staleRefused.verify(conditional({ stale: unread })).outcome).toBe('inconclusive');
    const equal = { ...attempt(200, true), sent: { name: 'old' } };
    expect(staleRefused.verify(conditional({ stale: equal })).outcome).toBe('inconclusive');
  });

  it('judges a DELETE by whether the item is there', () => {
    const operation = operationOf('DELETE /orders/{id}');
    expect(onlyViolation(staleRefused.verify(conditional({ operation, stale: deletion(204, true) }))).observed).toBe(
      'status 204, and the item is gone',
    );
    expect(staleRefused.verify(conditional({ operation, stale: deletion(412, false) })).outcome).toBe('pass');
  });
});

it('precondition-required speaks of a change without If-Match, not of a refusal', () => {
  expect(onlyViolation(required.verify(conditional({ without: attempt(200, true, 'no If-Match') }))).key).toBe(
    'performed',
  );
  expect(required.verify(conditional({ without: attempt(400, false) })).outcome).toBe('pass');
  expect(required.verify(conditional({ without: attempt(503, false) })).outcome).toBe('inconclusive');
});

describe('if-match-list-and-star', () => {
  it('speaks of a list and of a star that are refused by 412, not by anything else', () => {
    expect(onlyViolation(listAndStar.verify(conditional({ list: attempt(412, false) })))).toMatchObject({
      key: 'list refused',
      severity: 'low',
    });
    expect(onlyViolation(listAndStar.verify(conditional({ star: attempt(412, false) }))).key).toBe('star refused');
    expect(listAndStar.verify(conditional({ star: attempt(409, false) })).outcome).toBe('pass');
  });

  it('speaks of a star that creates, not of 404', () => {
    const none = { ...attempt(201, true), before: stepOf(404), after: stepOf(200, { id: 'a1' }) };
    expect(onlyViolation(listAndStar.verify(conditional({ nothing: none }))).key).toBe('star created');
    const missing = { ...attempt(404, false), before: stepOf(404), after: stepOf(404) };
    expect(listAndStar.verify(conditional({ nothing: missing })).outcome).toBe('pass');
  });

  it('leaves weak tags out', () => {
    const weak = { ...attempt(412, false), before: stepOf(200, { id: 'a1', name: 'old' }, { etag: 'W/"1"' }) };
    expect(listAndStar.verify(conditional({ list: weak })).outcome).toBe('pass');
  });
});

describe('weak-tag', () => {
  it('speaks, low, of a weak tag that matches', () => {
    expect(onlyViolation(weakTag.verify(conditional({ weak: attempt(200, true) })))).toMatchObject({
      key: 'matched',
      severity: 'low',
    });
  });

  it('is inconclusive where If-Match has no effect at all', () => {
    expect(weakTag.verify(conditional({ weak: attempt(200, true), stale: attempt(200, true) })).outcome).toBe(
      'inconclusive',
    );
  });

  it('speaks of weak tags that are required and refused, and leaves those alone that are taken', () => {
    const weak = { tag: 'W/"1"' };
    expect(onlyViolation(weakTag.verify(conditional({ ...weak, current: attempt(412, false) }))).key).toBe('unusable');
    expect(weakTag.verify(conditional(weak)).outcome).toBe('pass');
    expect(weakTag.verify(conditional({ ...weak, required: false })).outcome).toBe('not-tested');
  });
});

it('if-match-over-date speaks of 412 and is not tested for weak tags', () => {
  expect(onlyViolation(overDate.verify(conditional({ dated: attempt(412, false) }))).key).toBe('refused by date');
  expect(overDate.verify(conditional({ dated: attempt(409, false) })).outcome).toBe('not-tested');
  expect(overDate.verify(conditional({ tag: 'W/"1"' })).outcome).toBe('not-tested');
});

it('if-none-match-star speaks of an item that was overwritten', () => {
  expect(onlyViolation(noneMatchStar.verify(conditional({ noneMatch: attempt(200, true) }))).key).toBe('overwritten');
  expect(noneMatchStar.verify(conditional({ noneMatch: attempt(200, false) })).outcome).toBe('inconclusive');
});
