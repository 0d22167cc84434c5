import { describe, expect, it } from 'vitest';
import { oracle as afterRefusal } from '../../properties/laws/idempotency-after-refusal.ts';
import { oracle as keyRequired } from '../../properties/laws/idempotency-key-required.ts';
import { oracle as lostAnswer } from '../../properties/laws/idempotency-lost-answer.ts';
import { oracle as malformed } from '../../properties/laws/idempotency-malformed-key.ts';
import { oracle as otherCaller } from '../../properties/laws/idempotency-other-caller.ts';
import { oracle as otherEndpoint } from '../../properties/laws/idempotency-other-endpoint.ts';
import { oracle as otherKey } from '../../properties/laws/idempotency-other-key.ts';
import { oracle as sideEffects } from '../../properties/laws/idempotency-side-effects.ts';
import { isQuoted, learnedFrom } from '../../properties/replay/dialect.ts';
import { type SideLook, sidesOf } from '../../properties/replay/side-effects.ts';
import { onlyViolation } from './builders.ts';
import { keyed, replay } from './lifecycle-builder.ts';
import { factsOf, keyedFacts, operationOf, orders } from './operation-builder.ts';

const create = operationOf('POST /orders');
const effects = (...added: string[]) => ({ added, exchange: 'list' });

it.each([lostAnswer, keyRequired, malformed, otherKey, sideEffects, otherCaller, otherEndpoint, afterRefusal])(
  '$id considers operations that take a key, and no other',
  (law) => {
    expect(law.considers(create, keyedFacts('POST /orders'))).toBe(true);
    expect(law.considers(create, factsOf([orders]))).toBe(false);
  },
);

describe('idempotency-lost-answer', () => {
  const lost = (added: readonly string[], status = 201) => [
    { cut: 'x0', afterMs: 0, repeats: [keyed(status, 'a1')], effects: effects(...added) },
  ];

  it('passes one effect and speaks of two', () => {
    expect(lostAnswer.verify(lost(['a1']))).toEqual({ outcome: 'pass', evidence: 1 });
    expect(onlyViolation(lostAnswer.verify(lost(['a1', 'a2'])))).toMatchObject({
      key: 'second effect',
      observed: '2 new items in the list',
      confidence: 'certain',
    });
  });

  it('is inconclusive without a success in the end or an effect in the list', () => {
    expect(lostAnswer.verify(lost(['a1', 'a2'], 503)).outcome).toBe('inconclusive');
    expect(lostAnswer.verify(lost([])).outcome).toBe('inconclusive');
    expect(lostAnswer.verify([]).outcome).toBe('not-tested');
  });
});

describe('idempotency-key-required', () => {
  it('applies where the key is required', () => {
    expect(keyRequired.appliesTo(create, keyedFacts('POST /orders'))).toEqual({ applies: true });
    expect(keyRequired.appliesTo(create, factsOf([orders])).applies).toBe(false);
  });

  it('passes a refusal without effect, speaks of success and of effects', () => {
    expect(keyRequired.verify({ step: keyed(400), effects: effects() })).toEqual({ outcome: 'pass', evidence: 1 });
    expect(onlyViolation(keyRequired.verify({ step: keyed(201, 'a1') })).key).toBe('accepted');
    expect(onlyViolation(keyRequired.verify({ step: keyed(400), effects: effects('a1') })).key).toBe(
      'effect of a refused request',
    );
    expect(onlyViolation(keyRequired.verify({ step: keyed(503), effects: effects('a1') })).key).toBe(
      'effect of a failed request',
    );
  });

  it('does not speak of no answer, nor of a success that made nothing', () => {
    expect(keyRequired.verify({ step: keyed(503), effects: effects() }).outcome).toBe('inconclusive');
    expect(keyRequired.verify({ step: keyed(200, undefined), effects: effects() }).outcome).toBe('not-tested');
  });
});

describe('idempotency-malformed-key', () => {
  const odd = (status: number) => ({ odd: [{ label: 'an empty key', step: keyed(status) }] });

  it('passes refusals and successes, speaks of a crash', () => {
    expect([malformed.verify(odd(400)).outcome, malformed.verify(odd(201)).outcome]).toEqual(['pass', 'pass']);
    expect(onlyViolation(malformed.verify(odd(500)))).toMatchObject({ key: 'crash: an empty key', severity: 'medium' });
    expect(malformed.verify(odd(503)).outcome).toBe('inconclusive');
  });

  it('speaks of long keys that are taken for one another, not of other refusals', () => {
    const long = (second: ReturnType<typeof keyed>) =>
      malformed.verify({ ...odd(400), long: { first: keyed(201, 'a1'), second } });
    expect(onlyViolation(long(keyed(201, 'a1'))).key).toBe('long keys cut');
    expect(onlyViolation(long(keyed(422, undefined, { title: 'idempotency key reused' }))).key).toBe('long keys cut');
    expect(long(keyed(422, undefined, { title: 'name is missing' })).outcome).toBe('pass');
    expect(long(keyed(201, 'b2')).outcome).toBe('pass');
  });
});

describe('idempotency-other-key', () => {
  const verify = (samePayload?: ReturnType<typeof keyed>) =>
    otherKey.verify(replay(samePayload ? { samePayload } : {}));

  it('passes a second item and speaks of the first one', () => {
    expect(verify(keyed(201, 'b2'))).toEqual({ outcome: 'pass', evidence: 1 });
    expect(onlyViolation(verify(keyed(201, 'a1'))).key).toBe('same answer');
  });

  it.each([
    ['not-tested', undefined],
    ['not-tested', keyed(409)],
    ['not-tested', keyed(200, 'a1')],
    ['not-tested', keyed(201)],
    ['inconclusive', keyed(503)],
    ['inconclusive', keyed(0)],
  ])('is %s where duplicates may be refused or nothing tells', (outcome, step) => {
    expect(verify(step).outcome).toBe(outcome);
  });
});

describe('idempotency-side-effects', () => {
  const side = (first: number, repeat: number) => ({ label: 'balance of /wallets', exchange: 'w', first, repeat });
  const verify = (...sides: ReturnType<typeof side>[]) => sideEffects.verify(replay({ sides }));

  it('passes what changed once, speaks of what changed twice', () => {
    expect(verify(side(-5, 0))).toEqual({ outcome: 'pass', evidence: 1 });
    expect(onlyViolation(verify(side(-5, -5)))).toMatchObject({
      key: 'balance of /wallets',
      observed: '-5 for the first, -5 again for the repeat',
    });
  });

  it('is inconclusive when somebody else writes, when the key has no effect, and without an answer', () => {
    expect(verify(side(-5, 3)).outcome).toBe('inconclusive');
    expect(sideEffects.verify(replay({ repeated: keyed(201, 'b2'), sides: [side(1, 1)] })).outcome).toBe(
      'inconclusive',
    );
    expect(sideEffects.verify(replay({ repeated: keyed(503), sides: [side(1, 1)] })).outcome).toBe('inconclusive');
    expect(verify().outcome).toBe('not-tested');
  });

  it('counts entries of one kind about what was made, and numbers but for versions', () => {
    const look = (balance: number, version: number, ...types: string[]): SideLook => ({
      items: [{ label: '/wallets /wallets/w1', exchange: 'w', item: { balance, version, name: 'a' } }],
      lists: [
        {
          operation: 'GET /events',
          exchange: 'e',
          entries: types.map((type) => ({ type, subject: type === 'other' ? 'z' : 'a1' })),
        },
      ],
    });
    const sides = sidesOf(
      [look(9, 1), look(4, 2, 'made', 'other'), look(4, 3, 'made', 'made', 'other', 'other')],
      'a1',
    );
    expect(sides).toEqual([
      { label: 'balance of /wallets', exchange: 'w', first: -5, repeat: 0 },
      { label: 'made in GET /events', exchange: 'e', first: 1, repeat: 1 },
    ]);
  });
});

describe('idempotency-other-caller', () => {
  const verify = (other: ReturnType<typeof keyed>, alone = keyed(201, 'c3')) =>
    otherCaller.verify({ own: keyed(201, 'a1'), other, alone, identity: 'south' });

  it('passes an answer of its own and a refusal, speaks of the first one’s answer', () => {
    expect([verify(keyed(201, 'd4')).outcome, verify(keyed(422)).outcome]).toEqual(['pass', 'pass']);
    expect(onlyViolation(verify(keyed(201, 'a1'))).key).toBe('other caller’s answer');
  });

  it('does not speak where the other caller is told so without the key too, or may not call it', () => {
    expect(verify(keyed(201, 'a1'), keyed(201, 'a1')).outcome).toBe('pass');
    expect(verify(keyed(403), keyed(403)).outcome).toBe('inconclusive');
    expect(verify(keyed(503)).outcome).toBe('inconclusive');
  });

  it('needs an identity of another tenant', () => {
    expect(otherCaller.appliesTo(create, keyedFacts('POST /orders'))).toMatchObject({ applies: false });
  });
});

it('idempotency-other-endpoint speaks of the first body, not of a refusal or an empty body', () => {
  const verify = (other: ReturnType<typeof keyed>, first = keyed(201, 'a1')) =>
    otherEndpoint.verify({ first, other, operation: 'POST /payments' });
  expect(onlyViolation(verify(keyed(201, 'a1'))).key).toBe('answer in POST /payments');
  expect([verify(keyed(201, 'b2')).outcome, verify(keyed(422)).outcome]).toEqual(['pass', 'pass']);
  expect(verify(keyed(204, undefined, {}), keyed(204, undefined, {})).outcome).toBe('inconclusive');
  expect(verify(keyed(500)).outcome).toBe('inconclusive');
  expect(otherEndpoint.appliesTo(create, keyedFacts('POST /orders'))).toMatchObject({ applies: false });
});

describe('idempotency-after-refusal', () => {
  const refused = keyed(422, undefined, { errors: ['name is missing'], request_id: 'r1' });
  const running = keyed(409, undefined, { title: 'still in progress' });
  const verify = (...corrected: ReturnType<typeof keyed>[]) => afterRefusal.verify({ refused, corrected });

  it('passes success and a refusal that speaks of the key', () => {
    expect(verify(keyed(201, 'a1'))).toEqual({ outcome: 'pass', evidence: 1 });
    expect(verify(keyed(422, undefined, { errors: ['the key was used'] })).outcome).toBe('pass');
    expect(verify(running, keyed(201, 'a1')).outcome).toBe('pass');
  });

  it('speaks of a key that stays in progress, and for information of a stored refusal', () => {
    expect(onlyViolation(verify(running, running)).key).toBe('stuck');
    const again = keyed(422, undefined, { errors: ['name is missing'], request_id: 'r2' });
    expect(onlyViolation(verify(again))).toMatchObject({ key: 'refusal replayed', severity: 'info' });
  });

  it('is undecided without an answer, and needs a body', () => {
    expect([verify(keyed(503)).outcome, verify().outcome]).toEqual(['inconclusive', 'not-tested']);
    expect(afterRefusal.appliesTo(create, keyedFacts('POST /orders')).applies).toBe(false);
  });
});

it('the dialect is read from the description and from answers', () => {
  const parameter = (description: string, examples: unknown[] = []) =>
    ({ name: 'Idempotency-Key', in: 'header', required: true, schema: true, description, examples }) as never;
  const of = (one: never) => isQuoted({ ...create, parameters: [one] }, 'idempotency-key');
  expect([of(parameter('a UUID')), of(parameter('', ['"abc"'])), of(parameter('Structured Field string'))]).toEqual([
    false,
    true,
    true,
  ]);
  const steps = {
    first: { ...keyed(201, 'a1'), headers: {} },
    repeated: { ...keyed(201, 'a1'), headers: { 'idempotent-replayed': 'true' } },
  };
  expect(
    learnedFrom({ header: 'Idempotency-Key', required: true }, false, { ...steps, otherPayload: keyed(422) }),
  ).toEqual({
    header: 'Idempotency-Key',
    required: true,
    quoted: false,
    replayHeader: 'idempotent-replayed',
    reuse: 422,
  });
});
