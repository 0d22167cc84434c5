import fc from 'fast-check';
import type { Attempt, ConditionalEvidence } from '../../properties/conditional/types.ts';
import type { AfterRefusal } from '../../properties/laws/idempotency-after-refusal.ts';
import type { KeylessEvidence } from '../../properties/laws/idempotency-key-required.ts';
import type { OddKeys } from '../../properties/laws/idempotency-malformed-key.ts';
import type { OtherCaller } from '../../properties/laws/idempotency-other-caller.ts';
import type { OtherEndpoint } from '../../properties/laws/idempotency-other-endpoint.ts';
import type { ReadingEvidence } from '../../properties/reading/types.ts';
import type { LostAnswer } from '../../properties/replay/types.ts';
import type { SharedUrlEvidence } from '../../properties/shared-url/types.ts';
import type { Look, VisibilityEvidence, WatchedUpdate } from '../../properties/visibility/types.ts';
import { keyedStep, type Named, record, step } from './evidence-arbitraries.ts';
import { operationOf, orders } from './operation-builder.ts';

const number = fc.nat(9);
const status = fc.constantFrom(0, 200, 200, 201, 204, 202, 404, 409, 412, 422, 428, 429, 500, 503);
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
const put = <Key extends string, T>(key: Key, value: T | undefined) => (value === undefined ? {} : { [key]: value });

const attempt: fc.Arbitrary<Named<Attempt>> = fc
  .tuple(number, status, step, step, maybe(record))
  .map(([id, code, before, after, sent]) => (naming) => ({
    condition: 'If-Match: "1"',
    exchange: naming.id(id),
    status: code,
    before: before(naming),
    after: after(naming),
    sent: sent?.(naming) ?? {},
  }));

const NAMES = ['current', 'stale', 'without', 'list', 'star', 'nothing', 'weak', 'dated', 'noneMatch'] as const;
const conditional: fc.Arbitrary<Named<ConditionalEvidence>> = fc
  .tuple(
    fc.array(maybe(attempt), { minLength: 9, maxLength: 9 }),
    fc.boolean(),
    fc.constantFrom('"1"', 'W/"1"'),
    fc.constantFrom('PATCH', 'DELETE'),
  )
  .map(([attempts, required, tag, method]) => (naming) => ({
    operation: operationOf(`${method} /orders/{id}`),
    resource: orders,
    required,
    tag,
    ...Object.fromEntries(
      NAMES.flatMap((name, index) => {
        const one = attempts[index];
        return one ? [[name, one(naming)]] : [];
      }),
    ),
  }));

const look: fc.Arbitrary<Named<Look>> = fc
  .tuple(number, fc.constantFrom(2, 900, 4000), maybe(fc.constantFrom('old', 'new', 'other')))
  .map(([id, afterMs, name]) => (naming) => ({
    exchange: naming.id(id),
    afterMs,
    ...put('item', name === undefined ? undefined : { id: naming.id(1), name }),
  }));
const watched = fc.tuple(number, status, fc.array(look, { maxLength: 3 })).map(
  ([id, code, looks]): Named<WatchedUpdate> =>
    (naming) => ({
      exchange: naming.id(id),
      status: code,
      looks: looks.map((one) => one(naming)),
      operation: operationOf('PATCH /orders/{id}'),
      field: 'name',
      old: 'old',
      wanted: 'new',
    }),
);
const visibility: fc.Arbitrary<Named<VisibilityEvidence>> = fc
  .record({
    created: maybe(watched),
    other: maybe(look),
    updated: maybe(watched),
    elsewhere: fc.array(fc.tuple(watched, fc.constantFrom('another connection' as const, 'another caller' as const)), {
      maxLength: 2,
    }),
    deleted: maybe(watched),
    again: maybe(fc.tuple(status, number, fc.nat(2), status)),
  })
  .map(({ created, other, updated, elsewhere, deleted, again }) => (naming) => ({
    operation: operationOf('POST /orders'),
    resource: orders,
    way: 'the newest first',
    elsewhere: elsewhere.map(([one, who]) => ({ ...one(naming), who })),
    ...put('created', created?.(naming)),
    ...put('createdUnderOtherUrl', other?.(naming)),
    ...put('updated', updated?.(naming)),
    ...put('deleted', deleted?.(naming)),
    ...put(
      'deletedAgain',
      again && {
        exchange: naming.id(again[1]),
        status: again[0],
        lost: Array.from({ length: again[2] }, (_, index) => ({ id: naming.id(index), exchange: naming.id(9) })),
        neighbours: 2,
        readAfter: again[3],
        firstStatus: 204,
      },
    ),
  }));

const reading: fc.Arbitrary<Named<ReadingEvidence>> = fc
  .record({
    reads: fc.array(step, { maxLength: 4 }),
    forms: fc.uniqueArray(
      fc.tuple(fc.constantFrom('tag' as const, 'weak' as const, 'list' as const, 'star' as const), step),
      {
        selector: ([form]) => form,
      },
    ),
    ours: fc.boolean(),
    token: fc.constantFrom('etag' as const, 'none' as const),
    dates: fc.tuple(maybe(step), maybe(step), maybe(step)),
    modified: maybe(fc.constantFrom('Thu, 01 Jan 2026 00:00:00 GMT', 'Thu, 01 Jan 2026 09:00:00 GMT', 'soon')),
    changed: maybe(fc.tuple(number, step, step)),
    storm: maybe(fc.tuple(step, step, step, step)),
  })
  .map(({ reads, forms, ours, token, dates: [one, two, three], modified, changed, storm }) => (naming) => ({
    operation: operationOf('GET /orders/{id}'),
    resource: { ...orders, token },
    ours,
    reads: reads.map((each) => {
      const made = each(naming);
      const date = 'Thu, 01 Jan 2026 00:00:00 GMT';
      return { ...made, headers: { ...made.headers, date, ...put('last-modified', modified) } };
    }),
    forms: forms.map(([form, each]) => ({ form, sent: `"${form}"`, step: each(naming) })),
    ...put('otherTagSameDate', one?.(naming)),
    ...put('sameTagOldDate', two?.(naming)),
    ...put('sinceLastModified', three?.(naming)),
    ...put(
      'changed',
      changed && { update: naming.id(changed[0]), after: changed[1](naming), sinceOld: changed[2](naming) },
    ),
    ...put(
      'storm',
      storm && {
        before: storm[0](naming),
        afterPause: storm[1](naming),
        afterStorm: storm[2](naming),
        afterRest: storm[3](naming),
        sent: ['GET', 'HEAD'],
        lastSafe: naming.id(7),
      },
    ),
  }));

const shared = fc.tuple(
  number,
  fc.constantFrom(200, 200, 200, 200, 200, 404),
  fc.constantFrom('a', 'b'),
  maybe(number),
);
const sharedUrl: fc.Arbitrary<Named<SharedUrlEvidence>> = fc
  .tuple(shared, shared, shared, shared)
  .map((all) => (naming) => {
    const [other, own, ownFresh, otherFresh] = all.map(([id, code, text, age]) => ({
      exchange: naming.id(id),
      status: code,
      text,
      ...put('age', age),
    })) as [SharedUrlEvidence['own'], SharedUrlEvidence['own'], SharedUrlEvidence['own'], SharedUrlEvidence['own']];
    return { operation: operationOf('GET /me'), identity: 'south', other, own, ownFresh, otherFresh };
  });

/** Evidence that all laws of a subject share, by the subject. */
export const subjectEvidences: Readonly<Record<string, fc.Arbitrary<Named<unknown>>>> = {
  conditional,
  reading,
  'shared-url': sharedUrl,
  visibility,
};

const effects = fc.tuple(fc.nat(2), number).map(
  ([count, id]): Named<NonNullable<LostAnswer['effects']>> =>
    (naming) => ({
      added: Array.from({ length: count }, (_, index) => naming.id(index)),
      exchange: naming.id(id),
    }),
);
const lost: fc.Arbitrary<Named<readonly LostAnswer[]>> = fc
  .array(fc.tuple(fc.array(keyedStep, { maxLength: 2 }), maybe(effects), fc.constantFrom(0, 15)), { maxLength: 2 })
  .map(
    (all) => (naming) =>
      all.map(([repeats, counted, afterMs]) => ({
        cut: naming.id(8),
        afterMs,
        repeats: repeats.map((one) => one(naming)),
        ...put('effects', counted?.(naming)),
      })),
  );
const keyless: fc.Arbitrary<Named<KeylessEvidence>> = fc
  .tuple(keyedStep, maybe(effects))
  .map(([one, counted]) => (naming) => ({ step: one(naming), ...put('effects', counted?.(naming)) }));
const oddKeys: fc.Arbitrary<Named<OddKeys>> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom('an empty key', 'a very long key'), keyedStep), { maxLength: 2 }),
    maybe(fc.tuple(keyedStep, keyedStep)),
  )
  .map(([odd, long]) => (naming) => ({
    odd: odd.map(([label, one]) => ({ label, step: one(naming) })),
    ...put('long', long && { first: long[0](naming), second: long[1](naming) }),
  }));
const caller: fc.Arbitrary<Named<OtherCaller>> = fc
  .tuple(keyedStep, keyedStep, keyedStep)
  .map(([own, other, alone]) => (naming) => ({
    own: own(naming),
    other: other(naming),
    alone: alone(naming),
    identity: 'south',
  }));
const endpoint: fc.Arbitrary<Named<OtherEndpoint>> = fc
  .tuple(keyedStep, keyedStep, fc.boolean())
  .map(([first, other, same]) => (naming) => ({
    first: first(naming),
    other: { ...other(naming), ...(same && { body: first(naming).body }) },
    operation: 'POST /payments',
  }));
const afterRefusal: fc.Arbitrary<Named<AfterRefusal>> = fc
  .tuple(keyedStep, fc.array(keyedStep, { maxLength: 3 }))
  .map(([refused, corrected]) => (naming) => ({
    refused: refused(naming),
    corrected: corrected.map((one) => one(naming)),
  }));

/** Evidence of the laws that gather it themselves. */
export const repeatEvidences: Readonly<Record<string, fc.Arbitrary<Named<unknown>>>> = {
  'idempotency-after-refusal': afterRefusal,
  'idempotency-key-required': keyless,
  'idempotency-lost-answer': lost,
  'idempotency-malformed-key': oddKeys,
  'idempotency-other-caller': caller,
  'idempotency-other-endpoint': endpoint,
};
