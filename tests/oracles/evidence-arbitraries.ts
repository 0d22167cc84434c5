import fc from 'fast-check';
import type { Json, JsonObject } from '../../core/spec/types.ts';
import type { LifecycleEvidence, Step, UpdateTrace } from '../../properties/lifecycle/types.ts';
import type { ListEvidence, PageStatements, Walk } from '../../properties/lists/types.ts';
import type { Replacement, ReplacementEvidence } from '../../properties/replacement/types.ts';
import type { KeyedStep, ReplayEvidence } from '../../properties/replay/types.ts';
import type { Contender } from '../../scenarios/race.ts';
import { afterlifeEvidences } from './evidence-of-afterlife.ts';
import { filteredBy, type Item, listEvidence, otherCollations, sortedBy, walkOf } from './list-builder.ts';
import { listShape, operationOf, orders } from './operation-builder.ts';
import { pageSays } from './page-says.ts';

/** Gives ids and times their texts, so that one piece of evidence can be made twice with other ones. */
export interface Naming {
  id(number: number): string;
  time(number: number): string;
}
export type Named<T> = (naming: Naming) => T;

export const plain: Naming = {
  id: (number) => `id-${number}`,
  time: (number) => `2026-01-01T00:00:0${number % 10}Z`,
};
export const renamed: Naming = {
  id: (number) => `7f${number}c0ffee-0000-4000-8000-00000000000${number}`,
  time: (number) => `2031-12-24T18:30:0${number % 10}Z`,
};

const number = fc.nat(9);
export const statuses = fc.constantFrom(
  0,
  200,
  201,
  202,
  204,
  207,
  302,
  304,
  400,
  404,
  409,
  410,
  412,
  422,
  429,
  500,
  503,
);
const scalar = fc.constantFrom<Json>(
  null,
  true,
  false,
  0,
  1,
  2,
  10,
  -1,
  1.5,
  '',
  'a',
  'B',
  '10',
  '9',
  'é',
  '2026-01-01',
);
const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });

/** Takes members away that are undefined. */
function present<T extends object>(value: { readonly [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

export const record: fc.Arbitrary<Named<JsonObject>> = fc
  .record({
    number,
    time: optional(number),
    status: optional(scalar),
    name: optional(fc.oneof(scalar, fc.jsonValue())),
    deleted: optional(fc.boolean()),
  })
  .map(({ number: id, time, ...rest }) => (naming) => ({
    ...present<JsonObject>(rest as JsonObject),
    id: naming.id(id),
    ...(time !== undefined && { created_at: naming.time(time) }),
  }));

const value = fc.oneof(fc.constantFrom<Json>('a', 'B', '10'), scalar);
const itemNamed =
  ([id, status]: readonly [number, Json | undefined]): Named<Item> =>
  ({ id: name }) => ({ id: name(id), ...(status !== undefined && { status }) });
const parts = fc.tuple(number, optional(value));
const item = parts.map(itemNamed);
/** Each id once, as whole walks of a sound list have them. */
const whole: fc.Arbitrary<Named<Item>[]> = fc
  .uniqueArray(parts, { maxLength: 6, selector: ([id]) => id })
  .map((all) => all.map(itemNamed));
const pages = fc.array(fc.array(item, { maxLength: 4 }), { maxLength: 4 });
const ended = fc.constantFrom<Walk['ended']>('end', 'end', 'same-page', 'limit', 'error');
const named = (all: readonly (readonly Named<Item>[])[], naming: Naming): Item[][] =>
  all.map((page) => page.map((one) => one(naming)));

const walk: fc.Arbitrary<Named<Walk>> = fc
  .tuple(pages, ended, optional(number), optional(fc.integer({ min: 1, max: 4 })), pageSays)
  .map(([all, how, total, size, said]) => (naming) => {
    const rest = { ended: how, size: size ?? null, ...(total !== undefined && { total }) };
    const made = walkOf(named(all, naming), rest);
    if (said === null) return made;
    const { next, ...others } = said;
    const statements = { ...present<Omit<PageStatements, 'links'>>(others), links: next === undefined ? {} : { next } };
    return { ...made, pages: made.pages.map((page) => ({ ...page, says: statements })) };
  });

export const listEvidences: fc.Arbitrary<Named<ListEvidence>> = fc
  .record({
    walks: fc.oneof(fc.constant<Named<Walk>[]>([]), fc.array(walk, { maxLength: 4 })),
    whole: fc.option(whole, { freq: 4 }),
    quiet: fc.boolean(),
    ours: fc.array(item, { maxLength: 3 }),
    sorted: fc.array(
      fc.tuple(fc.constantFrom('status', 'id', 'price'), fc.constantFrom<'asc' | 'desc'>('asc', 'desc'), pages, ended),
      { maxLength: 2 },
    ),
    filtered: fc.array(
      fc.tuple(fc.constantFrom('a', 'B', '10', ''), fc.array(item, { maxLength: 4 }), ended, optional(number)),
      { maxLength: 2 },
    ),
    collated: fc.boolean(),
    sized: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), walk), { maxLength: 2 }),
  })
  .map(({ walks, whole: outer, quiet, ours, sorted, filtered, sized, collated }) => (naming) => {
    const rest = {
      list: listShape({ defaultSize: 2 }),
      quiet,
      ours: ours.map((one) => {
        const { id, ...body } = one(naming);
        return { id, exchange: id, body: { ...body, id } };
      }),
      sorted: [
        ...sorted.map(([key, direction, all, how]) => sortedBy(key, direction, named(all, naming), how)),
        ...(collated ? otherCollations(naming.id) : []),
      ],
      filtered: filtered.map(([value, shown, how, total]) =>
        filteredBy(
          value,
          shown.map((one) => one(naming)),
          how,
          total,
        ),
      ),
      sized: sized.flatMap(([asked, one]) => one(naming).pages.map((page) => ({ asked, page }))),
    };
    const made = walks.map((one) => one(naming));
    if (outer === null) return { ...listEvidence([], rest), walks: made };
    return listEvidence(
      made,
      rest,
      outer.map((one) => one(naming)),
    );
  });

/** Mostly successes: sequences get far enough to be judged. */
const answered = fc.oneof({ arbitrary: fc.constant(200), weight: 3 }, { arbitrary: statuses, weight: 1 });

export const step: fc.Arbitrary<Named<Step>> = fc
  .record({
    number,
    status: answered,
    tag: optional(fc.constantFrom('"1"', '"2"', 'W/"1"')),
    item: optional(record),
    bytes: number,
  })
  .map(({ number: id, status: code, tag, item: shown, bytes }) => (naming) => ({
    exchange: naming.id(id),
    status: code,
    headers: { ...(tag !== undefined && { etag: tag }) },
    bodyBytes: bytes,
    ...(shown && { item: shown(naming) }),
  }));

const { merged, useOfDeleted } = afterlifeEvidences(step, statuses);

const trace: fc.Arbitrary<Named<UpdateTrace>> = fc
  .tuple(fc.constantFrom('PATCH', 'PUT'), record, step, step, step, optional(step))
  .map(([method, sent, update, before, after, later]) => (naming) => ({
    operation: operationOf(`${method} /orders/{id}`),
    sent: sent(naming),
    update: update(naming),
    before: before(naming),
    after: after(naming),
    ...(later && { later: later(naming) }),
  }));

export const lifecycleEvidences: fc.Arbitrary<Named<LifecycleEvidence>> = fc
  .record({
    create: step,
    sent: optional(record),
    read: optional(step),
    readAgain: optional(step),
    readLater: optional(step),
    readOfNone: optional(step),
    readLongAfterDelete: optional(step),
    location: optional(step),
    revalidated: optional(step),
    otherTag: optional(step),
    deleted: optional(step),
    readAfterDelete: optional(step),
    updates: fc.array(trace, { maxLength: 2 }),
    merges: fc.array(merged, { maxLength: 2 }),
    uses: fc.array(useOfDeleted, { maxLength: 2 }),
    listed: optional(fc.boolean()),
  })
  .map(({ create, updates, sent, merges, uses, listed, ...steps }) => (naming) => ({
    ...present<Partial<LifecycleEvidence>>(
      Object.fromEntries(Object.entries(steps).map(([name, one]) => [name, one?.(naming)])),
    ),
    resource: orders,
    create: create(naming),
    sent: sent?.(naming),
    path: `/orders/${naming.id(1)}`,
    updates: updates.map((one) => one(naming)),
    merges: merges.map((one) => one(naming)),
    usesOfDeleted: uses.map((one) => one(naming)),
    ...(listed !== undefined && { listedAfterDelete: { exchange: naming.id(8), shown: listed } }),
  }));

export const keyedStep: fc.Arbitrary<Named<KeyedStep>> = fc
  .tuple(number, statuses, optional(number), optional(record))
  .map(([id, code, made, body]) => (naming) => ({
    exchange: naming.id(id),
    status: code,
    body: body?.(naming),
    ...(made !== undefined && { made: naming.id(made) }),
  }));

export const replayEvidences: fc.Arbitrary<Named<ReplayEvidence>> = fc
  .tuple(
    keyedStep,
    keyedStep,
    optional(keyedStep),
    optional(keyedStep),
    optional(keyedStep),
    fc.array(fc.tuple(fc.constantFrom('balance of /wallets', 'order.created in GET /events'), fc.nat(2), fc.nat(2)), {
      maxLength: 2,
    }),
  )
  .map(([first, repeated, otherPayload, otherKey, samePayload, sides]) => (naming) => ({
    sides: sides.map(([label, once, again]) => ({ label, exchange: naming.id(9), first: once, repeat: again })),
    ...(samePayload && { samePayload: samePayload(naming) }),
    operation: operationOf('POST /orders'),
    first: first(naming),
    repeated: repeated(naming),
    ...(otherPayload && { otherPayload: otherPayload(naming) }),
    ...(otherKey && { otherKey: otherKey(naming) }),
  }));

const replacement: fc.Arbitrary<Named<Replacement>> = fc
  .tuple(number, answered, answered, record, optional(record))
  .map(([id, code, readStatus, sent, shown]) => (naming) => ({
    sent: sent(naming),
    exchange: naming.id(id),
    status: code,
    readExchange: naming.id(id),
    readStatus,
    ...(shown && { item: shown(naming) }),
  }));

/** What the full PUT sent is often what is shown. */
export const replacementEvidences: fc.Arbitrary<Named<ReplacementEvidence>> = fc
  .tuple(record, replacement, replacement, replacement, fc.boolean())
  .map(([bare, full, little, again, stored]) => (naming) => {
    const first = full(naming);
    return {
      operation: operationOf('PUT /orders/{id}'),
      resource: orders,
      bare: bare(naming),
      full: stored ? { ...first, item: first.sent } : first,
      little: stored ? { ...little(naming), sent: {}, item: first.sent } : little(naming),
      rested: (stored ? first.sent : little(naming).item) ?? {},
      again: again(naming),
    };
  });

export const contenders: fc.Arbitrary<Named<Contender[]>> = fc
  .array(fc.tuple(number, fc.constantFrom<Contender['outcome']>('ok', 'fail', 'unknown'), statuses, optional(number)), {
    maxLength: 6,
  })
  .map(
    (all) => (naming) =>
      all.map(([id, outcome, code, made]) => ({
        exchange: naming.id(id),
        outcome,
        status: code,
        ...(made !== undefined && { made: naming.id(made) }),
      })),
  );
