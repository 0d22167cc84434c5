import { describe, expect, it } from 'vitest';
import { oracle as keyReuse } from '../../properties/laws/idempotency-key-reuse.ts';
import { oracle as replayed } from '../../properties/laws/idempotency-replay.ts';
import { onlyViolation } from './builders.ts';
import { keyed, replay } from './lifecycle-builder.ts';
import { factsOf, keyedFacts, operationOf, orders } from './operation-builder.ts';

const create = operationOf('POST /orders');

describe.each([replayed, keyReuse])('$id', (law) => {
  it('considers operations that take a key, and no other', () => {
    expect(law.considers(create, keyedFacts('POST /orders'))).toBe(true);
    expect(law.considers(create, factsOf([orders]))).toBe(false);
    expect(law.appliesTo(create, keyedFacts('POST /orders'))).toEqual({ applies: true });
  });
});

describe('idempotency-replay', () => {
  it('passes a repeat that gives the first answer', () => {
    expect(replayed.verify(replay())).toEqual({ outcome: 'pass', evidence: 1 });
  });

  it('lets ids of the request and clock readings differ', () => {
    const body = (request: string, date: string) => ({
      data: { id: 'a1' },
      request_id: request,
      meta: { timestamp: date },
    });
    const first = keyed(201, 'a1', body('r1', '10:00'));
    expect(replayed.verify(replay({ first, repeated: keyed(201, 'a1', body('r2', '10:01')) })).outcome).toBe('pass');
  });

  it('speaks of a second item', () => {
    expect(onlyViolation(replayed.verify(replay({ repeated: keyed(201, 'b2') })))).toMatchObject({
      key: 'second effect',
      observed: 'a second item was made: b2 besides a1',
      confidence: 'certain',
    });
  });

  it.each([
    ['other status', 'medium', keyed(409, undefined, {})],
    ['other status', 'low', keyed(200, 'a1')],
    ['other body', 'medium', keyed(201, 'a1', { id: 'a1', total: 6 })],
  ])('speaks, milder, of another answer: %s, %s', (key, severity, repeated) => {
    expect(onlyViolation(replayed.verify(replay({ repeated })))).toMatchObject({ key, severity });
  });

  it.each([0, 429])('is inconclusive when the repeat got %i', (status) => {
    expect(replayed.verify(replay({ repeated: keyed(status) }))).toEqual({
      outcome: 'inconclusive',
      reason: 'the repeated request got no usable answer',
    });
  });

  it('is not tested when no effect can be counted', () => {
    const same = keyed(204, undefined, {});
    expect(replayed.verify(replay({ first: same, repeated: same }))).toEqual({
      outcome: 'not-tested',
      reason: 'the answer shows no id by which effects could be counted',
    });
  });
});

describe('idempotency-key-reuse', () => {
  it('passes a refusal', () => {
    expect(keyReuse.verify(replay())).toEqual({ outcome: 'pass', evidence: 1 });
    expect(keyReuse.verify(replay({ otherPayload: keyed(409) }))).toEqual({ outcome: 'pass', evidence: 1 });
  });

  it('speaks of a second effect', () => {
    const violation = onlyViolation(keyReuse.verify(replay({ otherPayload: keyed(201, 'c3') })));
    expect(violation).toMatchObject({ key: 'second effect', confidence: 'firm' });
    expect(violation.severity).toBeUndefined();
  });

  it('speaks, milder, of the first answer given for another payload', () => {
    expect(onlyViolation(keyReuse.verify(replay({ otherPayload: keyed(201, 'a1') })))).toMatchObject({
      key: 'silent replay',
      severity: 'medium',
    });
  });

  it.each([0, 429, 500, 503])('is inconclusive when the other payload got %i', (status) => {
    expect(keyReuse.verify(replay({ otherPayload: keyed(status) })).outcome).toBe('inconclusive');
  });

  it('leaves an ignored key to idempotency-replay', () => {
    const ignored = replay({ repeated: keyed(201, 'b2'), otherPayload: keyed(201, 'c3') });
    expect(keyReuse.verify(ignored)).toEqual({
      outcome: 'inconclusive',
      reason: 'the key has no effect at all: judged by idempotency-replay',
    });
  });

  it('is not tested without a second payload that is accepted by itself', () => {
    const { otherPayload: _, ...without } = replay();
    expect(keyReuse.verify(without)).toEqual({
      outcome: 'not-tested',
      reason: 'no second valid payload could be made',
    });
    const refused = replay({ otherPayload: keyed(201, 'c3'), otherKey: keyed(422) });
    expect(keyReuse.verify(refused)).toEqual({
      outcome: 'not-tested',
      reason: 'the other payload is not accepted with a key of its own (422)',
    });
  });
});
