import { describe, expect, it } from 'vitest';
import type { Violation } from '../../core/oracle/types.ts';
import type { Contender } from '../../scenarios/race.ts';
import { oracle as idempotencyRace } from '../../scenarios/races/idempotency-race.ts';
import { oracle as lostUpdateIfMatch } from '../../scenarios/races/lost-update-if-match.ts';
import { oracle as lostUpdatePlain } from '../../scenarios/races/lost-update-plain.ts';
import { oracle as uniqueRace } from '../../scenarios/races/unique-race.ts';
import { accepted, onlyViolation, refused, unknown } from './builders.ts';
import { factsOf, keyedFacts, operationOf, orders, responseOf } from './operation-builder.ts';
import { conditionalContext, creation, patchContext, reading } from './race-builder.ts';

const create = operationOf('POST /orders');
const patch = operationOf('PATCH /orders/{id}');
const only = (violations: readonly Violation[]): Violation =>
  onlyViolation({ outcome: 'fail', evidence: 1, violations });

describe('unique-race', () => {
  const verify = (contenders: readonly Contender[]) =>
    uniqueRace.verify({ contenders, context: creation, observed: undefined });

  it('is content when one is made and the others refused, or told the same id', () => {
    expect(verify([accepted('x1', 'a1'), refused('x2', 409), refused('x3', 422)])).toEqual([]);
    expect(verify([accepted('x1', 'a1'), accepted('x2', 'a1', 200)])).toEqual([]);
  });

  it('speaks of two items', () => {
    expect(only(verify([accepted('x1', 'a1'), refused('x2', 409), accepted('x3', 'b2')]))).toMatchObject({
      key: 'duplicates',
      observed: '2 items with different ids',
      exchanges: ['x1', 'x3'],
      confidence: 'certain',
    });
  });

  it('speaks, milder, of a server error for a loser', () => {
    expect(only(verify([accepted('x1', 'a1'), unknown('x2', 500)]))).toMatchObject({
      key: 'loser gets 500',
      severity: 'medium',
    });
  });

  it('does not count what got no answer or was refused as too many', () => {
    expect(verify([accepted('x1', 'a1'), unknown('x2'), refused('x3', 429)])).toEqual([]);
    expect(verify([unknown('x1'), unknown('x2')])).toEqual([]);
    expect(verify([accepted('x1', 'a1'), { ...unknown('x2', 500), status: 504, made: 'b2' }])).toEqual([]);
  });

  it('considers creates, but no sign-in', () => {
    expect(uniqueRace.considers(create, factsOf([orders]))).toBe(true);
    expect(uniqueRace.considers(patch, factsOf([orders]))).toBe(false);
    const content = { type: 'application/json', schema: { properties: { password: {} } }, examples: [], encoding: {} };
    const signIn = { ...operationOf('POST /sessions'), body: { required: true, contents: [content] } };
    const sessions = { ...orders, name: '/sessions', create: 'POST /sessions' };
    expect(uniqueRace.considers(signIn, factsOf([sessions]))).toBe(false);
  });
});

describe('idempotency-race', () => {
  const verify = (contenders: readonly Contender[]) =>
    idempotencyRace.verify({ contenders, context: creation, observed: undefined });

  it('is content when all that succeed name one item, others wait or are refused', () => {
    expect(verify([accepted('x1', 'a1'), accepted('x2', 'a1'), refused('x3', 409)])).toEqual([]);
    expect(verify([accepted('x1', 'a1'), unknown('x2'), unknown('x3', 503), refused('x4', 429)])).toEqual([]);
  });

  it('speaks of two items for one key', () => {
    expect(only(verify([accepted('x1', 'a1'), accepted('x2', 'b2')]))).toMatchObject({
      key: 'several effects',
      expected: 'one item for one key',
      exchanges: ['x1', 'x2'],
    });
  });

  it('speaks, milder, of a server error', () => {
    expect(only(verify([accepted('x1', 'a1'), unknown('x2', 500)]))).toMatchObject({
      key: 'server error',
      severity: 'medium',
    });
  });

  it('considers operations that take a key', () => {
    expect(idempotencyRace.considers(create, keyedFacts('POST /orders'))).toBe(true);
    expect(idempotencyRace.considers(create, factsOf([orders]))).toBe(false);
  });
});

describe('lost-update-if-match', () => {
  const verify = (contenders: readonly Contender[]) =>
    lostUpdateIfMatch.verify({ contenders, context: conditionalContext('"1"'), observed: reading({ name: 'second' }) });

  it('is content when at most one is accepted', () => {
    expect(verify([accepted('x1', undefined, 200), refused('x2', 412), refused('x3', 412)])).toEqual([]);
    expect(verify([refused('x1', 412), refused('x2', 409)])).toEqual([]);
  });

  it('speaks of two that are', () => {
    expect(only(verify([accepted('x1', undefined, 200), accepted('x2', undefined, 200)]))).toMatchObject({
      key: 'several accepted at once',
      observed: '2 of 2 were accepted',
      confidence: 'certain',
    });
  });

  it('does not count one whose outcome is unknown', () => {
    expect(verify([accepted('x1', undefined, 200), unknown('x2'), unknown('x3', 504)])).toEqual([]);
  });

  it('considers updates that take If-Match', () => {
    const conditional = operationOf('PATCH /orders/{id}', [responseOf('200'), responseOf('412')]);
    expect(lostUpdateIfMatch.considers(conditional, factsOf([orders]))).toBe(true);
    expect(lostUpdateIfMatch.considers(patch, factsOf([orders]))).toBe(false);
    expect(lostUpdateIfMatch.considers(operationOf('POST /orders', conditional.responses), factsOf([orders]))).toBe(
      false,
    );
  });
});

describe('lost-update-plain', () => {
  const context = patchContext({ name: ['old', 'n1'], note: ['empty', 'n2'] });
  const verify = (contenders: readonly Contender[], item: Record<string, string> | undefined) =>
    lostUpdatePlain.verify({ contenders, context, observed: reading(item) });
  const both = [accepted('x1', undefined, 200), accepted('x2', undefined, 200)];

  it('is content when every accepted patch is kept', () => {
    expect(verify(both, { name: 'n1', note: 'n2' })).toEqual([]);
  });

  it('speaks of an accepted patch that is undone', () => {
    expect(only(verify(both, { name: 'old', note: 'n2' }))).toMatchObject({
      key: 'patch undone',
      expected: 'name "n1", as accepted',
      exchanges: ['x1', 'x9'],
      confidence: 'certain',
    });
  });

  it('does not speak of a patch that was refused or is unknown, or of a third value', () => {
    const [first] = both as [Contender];
    expect(verify([refused('x1', 409), first], { name: 'old', note: 'n2' })).toEqual([]);
    expect(verify([unknown('x1'), first], { name: 'old', note: 'n2' })).toEqual([]);
    expect(verify(both, { name: 'by somebody else', note: 'n2' })).toEqual([]);
    expect(verify(both, undefined)).toEqual([]);
  });

  it('applies to PATCH only: the last PUT may win', () => {
    expect(lostUpdatePlain.appliesTo(patch, factsOf([orders]))).toEqual({ applies: true });
    expect(lostUpdatePlain.appliesTo(operationOf('PUT /orders/{id}'), factsOf([orders]))).toEqual({
      applies: false,
      reason: 'PUT replaces the whole item: the last one may win',
    });
    expect(lostUpdatePlain.considers(patch, factsOf([orders]))).toBe(true);
    expect(lostUpdatePlain.considers(create, factsOf([orders]))).toBe(false);
  });
});
