import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/spec/types.ts';
import { oracle as crossUser } from '../../properties/laws/cross-user-cache.ts';
import { oracle as tagChanges } from '../../properties/laws/etag-changes-with-content.ts';
import { oracle as sameBytes } from '../../properties/laws/etag-same-bytes.ts';
import { oracle as noneMatchForms } from '../../properties/laws/if-none-match-forms.ts';
import { oracle as lastModified } from '../../properties/laws/last-modified.ts';
import { oracle as protection } from '../../properties/laws/lost-update-protection.ts';
import { oracle as precedence } from '../../properties/laws/precondition-precedence.ts';
import { oracle as answerTag } from '../../properties/laws/put-answer-tag.ts';
import { oracle as safe } from '../../properties/laws/safe-methods-safe.ts';
import type { ReadingEvidence, Storm } from '../../properties/reading/types.ts';
import type { SharedUrlEvidence } from '../../properties/shared-url/types.ts';
import { onlyViolation } from './builders.ts';
import { lifecycle, stepOf, tagged, update } from './lifecycle-builder.ts';
import { factsOf, operationOf, orders } from './operation-builder.ts';

const read = operationOf('GET /orders/{id}');
const facts = factsOf([orders]);
const NINE = 'Thu, 01 Jan 2026 09:00:00 GMT';
const TEN = 'Thu, 01 Jan 2026 10:00:00 GMT';
const shown = (tag?: string, item: JsonObject = { id: 'a1', name: 'a' }, more: Readonly<Record<string, string>> = {}) =>
  stepOf(200, item, { ...(tag !== undefined && { etag: tag }), ...more });
const form = (name: 'tag' | 'weak' | 'list' | 'star', status = 304) => ({
  form: name,
  sent: name,
  step: stepOf(status),
});
const reading = (rest: Partial<ReadingEvidence> = {}): ReadingEvidence => ({
  operation: read,
  resource: orders,
  ours: true,
  reads: [shown('"1"'), shown('"1"')],
  forms: [form('tag'), form('weak'), form('list'), form('star')],
  otherTagSameDate: shown('"1"'),
  sameTagOldDate: stepOf(304),
  ...rest,
});

describe.each([sameBytes, noneMatchForms, precedence, lastModified, safe, protection])('$id', (law) => {
  it('considers readings of one item', () => {
    expect(law.considers(read, facts)).toBe(true);
    expect(law.considers(operationOf('GET /orders'), facts)).toBe(false);
    expect(law.appliesTo(read, facts)).toEqual({ applies: true });
  });
});

describe('etag-same-bytes', () => {
  it('passes one tag, speaks of two for the same item and of one for two states', () => {
    expect(sameBytes.verify(reading())).toEqual({ outcome: 'pass', evidence: 2 });
    expect(onlyViolation(sameBytes.verify(reading({ reads: [shown('"1"'), shown('"2"')] }))).key).toBe('another tag');
    const other = shown('"1"', { id: 'a1', name: 'b' });
    expect(onlyViolation(sameBytes.verify(reading({ reads: [shown('"1"'), other] })))).toMatchObject({
      key: 'same tag',
      confidence: 'firm',
    });
  });

  it('leaves weak tags their freedom, and what is not ours its changes', () => {
    const weak = [shown('W/"1"'), shown('W/"1"', { id: 'a1', name: 'b' })];
    expect(sameBytes.verify(reading({ reads: weak })).outcome).toBe('pass');
    const changed = [shown('"1"'), shown('"2"', { id: 'a1', name: 'b' })];
    expect(sameBytes.verify(reading({ reads: changed })).outcome).toBe('pass');
    expect(
      onlyViolation(sameBytes.verify(reading({ ours: false, reads: [shown('"1"'), shown('"2"')] }))).confidence,
    ).toBe('tentative');
    expect(sameBytes.verify(reading({ reads: [shown(), shown()] })).outcome).toBe('not-tested');
  });
});

describe('if-none-match-forms', () => {
  it('passes 304 for each form, speaks of 200', () => {
    expect(noneMatchForms.verify(reading())).toEqual({ outcome: 'pass', evidence: 3 });
    for (const name of ['weak', 'list', 'star'] as const)
      expect(onlyViolation(noneMatchForms.verify(reading({ forms: [form('tag'), form(name, 200)] }))).key).toBe(name);
  });

  it('does not ask for forms where the tag itself does not match, flaps, or is not there', () => {
    expect(noneMatchForms.verify(reading({ forms: [form('tag', 200), form('list', 200)] })).outcome).toBe('not-tested');
    expect(noneMatchForms.verify(reading({ reads: [shown('"1"'), shown('"2"')] })).outcome).toBe('inconclusive');
    expect(noneMatchForms.verify(reading({ forms: [] })).outcome).toBe('not-tested');
    expect(noneMatchForms.verify(reading({ forms: [form('tag'), form('star', 400)] })).outcome).toBe('inconclusive');
  });
});

describe('precondition-precedence', () => {
  it('passes when the tag decides, speaks when the date does', () => {
    expect(precedence.verify(reading())).toEqual({ outcome: 'pass', evidence: 2 });
    expect(onlyViolation(precedence.verify(reading({ otherTagSameDate: stepOf(304) })))).toMatchObject({
      key: 'date wins',
    });
    expect(onlyViolation(precedence.verify(reading({ sameTagOldDate: shown('"1"') })))).toMatchObject({
      key: 'old date wins',
      severity: 'low',
    });
  });

  it('says nothing where tags do not work', () => {
    expect(precedence.verify(reading({ forms: [form('tag', 200)] })).outcome).toBe('not-tested');
    expect(precedence.verify(reading({ reads: [shown('"1"'), shown('"2"')] })).outcome).toBe('inconclusive');
  });
});

describe('last-modified', () => {
  const dated = (modified: string, date = TEN, item: JsonObject = { id: 'a1', name: 'a' }) =>
    shown(undefined, item, { 'last-modified': modified, date });
  const verify = (rest: Partial<ReadingEvidence>) => lastModified.verify(reading(rest));

  it('passes a date that follows the item', () => {
    const after = dated(TEN, TEN, { id: 'a1', name: 'b' });
    const changed = { update: 'u', after, sinceOld: after };
    expect(verify({ reads: [dated(NINE)], sinceLastModified: stepOf(304), changed })).toEqual({
      outcome: 'pass',
      evidence: 3,
    });
  });

  it('speaks of the future, of what is no date, and of one that does not revalidate', () => {
    expect(onlyViolation(verify({ reads: [dated(TEN, NINE)] })).key).toBe('future');
    expect(onlyViolation(verify({ reads: [dated('2026-01-01')] }))).toMatchObject({
      key: 'malformed',
      severity: 'low',
    });
    const full = dated(NINE);
    expect(onlyViolation(verify({ reads: [dated(NINE)], sinceLastModified: full }))).toMatchObject({
      key: 'not revalidated',
      severity: 'low',
    });
  });

  it('speaks of a change that is not seen, and of a date that stays', () => {
    const after = dated(NINE, TEN, { id: 'a1', name: 'b' });
    expect(
      onlyViolation(verify({ reads: [dated(NINE)], changed: { update: 'u', after, sinceOld: stepOf(304) } })).key,
    ).toBe('change not seen');
    expect(onlyViolation(verify({ reads: [dated(NINE)], changed: { update: 'u', after, sinceOld: after } })).key).toBe(
      'unchanged',
    );
  });

  it('is not tested without the header, and does not compare without a change', () => {
    expect(verify({}).outcome).toBe('not-tested');
    const same = dated(NINE);
    expect(verify({ reads: [dated(NINE)], changed: { update: 'u', after: same, sinceOld: stepOf(304) } }).outcome).toBe(
      'pass',
    );
  });
});

describe('safe-methods-safe', () => {
  const storm = (...items: (JsonObject | undefined)[]): Storm => {
    const [one, two, three, four] = items.map((item) => (item ? stepOf(200, item) : stepOf(404)));
    const none = stepOf(0);
    return {
      before: one ?? none,
      afterPause: two ?? none,
      afterStorm: three ?? none,
      afterRest: four ?? none,
      sent: ['GET', 'HEAD', 'HEAD'],
      lastSafe: 'h',
    };
  };
  const of = (name: string, ...values: (number | string)[]) =>
    safe.verify(reading({ storm: storm(...values.map((value) => ({ id: 'a1', [name]: value }))) }));

  it('passes what rests and speaks of what moves with the readings', () => {
    expect(of('price', 5, 5, 5, 5)).toMatchObject({ outcome: 'pass' });
    expect(onlyViolation(of('price', 5, 5, 8, 8)).key).toBe('changed price');
    expect(onlyViolation(of('state', 'open', 'open', 'closed', 'closed')).key).toBe('changed state');
    expect(onlyViolation(of('stock', 9, 8, 2, 1)).key).toBe('changed stock');
  });

  it('leaves counters of readers, times, and what moves by itself alone', () => {
    for (const name of ['view_count', 'lastAccessed', 'updated_at', 'hits', 'version'])
      expect(of(name, 1, 1, 4, 4).outcome).toBe('pass');
    expect(of('price', 1, 2, 3, 4).outcome).toBe('pass');
    expect(of('temperature', 20, 20.5, 19, 21).outcome).toBe('pass');
  });

  it('speaks of an item that is gone, when it is ours', () => {
    const gone = storm({ id: 'a1' }, { id: 'a1' }, undefined, undefined);
    expect(onlyViolation(safe.verify(reading({ storm: gone }))).key).toBe('gone');
    expect(safe.verify(reading({ storm: gone, ours: false })).outcome).toBe('inconclusive');
    const moved = storm({ price: 5 }, { price: 5 }, { price: 8 }, { price: 8 });
    expect(safe.verify(reading({ storm: moved, ours: false })).outcome).toBe('inconclusive');
    expect(safe.verify(reading()).outcome).toBe('not-tested');
  });
});

describe('lost-update-protection', () => {
  const resource = { ...orders, token: 'none' as const };

  it('notes what has neither tag, date nor version', () => {
    expect(onlyViolation(protection.verify(reading({ resource, reads: [shown()] })))).toMatchObject({
      confidence: 'tentative',
    });
    expect(protection.severity).toBe('info');
    expect(protection.verify(reading({ resource, reads: [shown('"1"')] })).outcome).toBe('pass');
    expect(
      protection.verify(reading({ resource, reads: [shown(undefined, { id: 'a1', lockVersion: 3 })] })).outcome,
    ).toBe('pass');
    expect(protection.verify(reading({ resource, reads: [stepOf(404)] })).outcome).toBe('not-tested');
  });

  it('does not apply where nothing changes one item', () => {
    const { patch: _, replace: __, ...fixed } = orders;
    expect(protection.appliesTo(read, factsOf([fixed]))).toEqual({
      applies: false,
      reason: 'no operation changes one item',
    });
  });
});

describe('etag-changes-with-content', () => {
  const changed = (beforeTag: string, afterTag: string, name = 'second', rest = {}) =>
    tagChanges.verify(
      tagged({ updates: [update({ name }, { name: 'first' }, { name }, { beforeTag, afterTag, ...rest })] }),
    );

  it('passes another tag, speaks of one that stays', () => {
    expect(changed('"1"', '"2"')).toEqual({ outcome: 'pass', evidence: 1 });
    expect(onlyViolation(changed('"1"', '"1"'))).toMatchObject({ key: 'unchanged after PATCH', confidence: 'certain' });
  });

  it('does not judge weak tags, nothing changed, or refused updates', () => {
    const outcomes = [
      changed('W/"1"', 'W/"1"'),
      changed('"1"', '"1"', 'first'),
      changed('"1"', '"1"', 'b', { status: 409 }),
    ];
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['not-tested', 'not-tested', 'not-tested']);
    expect(tagChanges.verify(lifecycle()).outcome).toBe('not-tested');
    const { patch: _, replace: __, ...fixed } = orders;
    expect(tagChanges.appliesTo(operationOf('POST /orders'), factsOf([fixed]))).toMatchObject({ applies: false });
  });
});

describe('put-answer-tag', () => {
  const answered = (tag: string, item?: JsonObject) => {
    const one = update({ name: 'b' }, { name: 'a' }, { name: 'b' }, { beforeTag: '"1"', afterTag: '"2"' });
    return answerTag.verify(tagged({ updates: [{ ...one, update: stepOf(200, item, { etag: tag }) }] }));
  };

  it('passes the tag that reading gives, marked by a front or not, and speaks of another', () => {
    for (const tag of ['"2"', 'W/"2"', '"2-gzip"']) expect(answered(tag).outcome).toBe('pass');
    expect(onlyViolation(answered('"1"', { name: 'b' })).key).toBe('PATCH');
  });

  it('does not compare where something came between, or the tag flaps', () => {
    expect(answered('"1"', { name: 'c' }).outcome).toBe('not-tested');
    const flapping = tagged({
      create: stepOf(201, { id: 'a1', name: 'first' }, { etag: '"0"' }),
      readAgain: shown('"9"'),
    });
    expect(answerTag.verify(flapping).outcome).toBe('inconclusive');
    expect(answerTag.verify(lifecycle()).outcome).toBe('not-tested');
  });
});

describe('cross-user-cache', () => {
  const me = { ...operationOf('GET /me'), security: [[{}]] } as never;
  const answered = (text: string, status = 200) => ({ exchange: text, status, text });
  const verify = (other: string, own: string, ownFresh: string, otherFresh: string, status = 200) => {
    const evidence: SharedUrlEvidence = {
      operation: me,
      identity: 'south',
      other: answered(other, status),
      own: answered(own),
      ownFresh: answered(ownFresh),
      otherFresh: answered(otherFresh),
    };
    return crossUser.verify(evidence);
  };

  it('passes own answers, speaks of the other caller’s', () => {
    expect(verify('south', 'north', 'north', 'south').outcome).toBe('pass');
    expect(onlyViolation(verify('south', 'south', 'north', 'south'))).toMatchObject({ key: 'other caller’s answer' });
  });

  it('is silent about public data, changes meanwhile and refusals', () => {
    expect(verify('same', 'same', 'same', 'same').outcome).toBe('not-tested');
    expect(verify('v1', 'v1', 'v2', 'v3').outcome).toBe('inconclusive');
    expect(verify('south', 'south', 'north', 'south', 403).outcome).toBe('inconclusive');
  });

  it('considers secured readings without ids, and needs an identity of another tenant', () => {
    expect([
      crossUser.considers(me, facts),
      crossUser.considers(operationOf('GET /me'), facts),
      crossUser.considers(read, facts),
    ]).toEqual([true, false, false]);
    expect(crossUser.appliesTo(me, facts)).toMatchObject({ applies: false });
  });
});
