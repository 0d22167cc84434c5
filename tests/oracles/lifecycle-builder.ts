import type { JsonObject } from '../../core/spec/types.ts';
import type { LifecycleEvidence, Step, UpdateTrace } from '../../properties/lifecycle/types.ts';
import type { KeyedStep, ReplayEvidence } from '../../properties/replay/types.ts';
import { operationOf, orders } from './operation-builder.ts';

let counter = 0;

export function stepOf(status: number, item?: JsonObject, headers: Readonly<Record<string, string>> = {}): Step {
  counter++;
  return {
    exchange: `x${counter}`,
    status,
    headers,
    bodyBytes: item === undefined ? 0 : JSON.stringify(item).length,
    ...(item !== undefined && { item }),
  };
}

export const NO_ANSWER = stepOf(0);

/** Create 201, read 200 with the item, delete 204, read 404: nothing to complain about. */
export function lifecycle(rest: Partial<LifecycleEvidence> = {}): LifecycleEvidence {
  const item = { id: 'a1', name: 'first' };
  return {
    resource: orders,
    create: stepOf(201, item, { location: '/orders/a1' }),
    sent: { name: 'first' },
    path: '/orders/a1',
    read: stepOf(200, item),
    readAgain: stepOf(200, item),
    updates: [],
    deleted: stepOf(204),
    readAfterDelete: stepOf(404),
    ...rest,
  };
}

/** Reads that carry entity tags and revalidate as they should. */
export function tagged(rest: Partial<LifecycleEvidence> = {}): LifecycleEvidence {
  const read = (): Step => stepOf(200, { id: 'a1', name: 'first' }, { etag: '"1"' });
  return lifecycle({ read: read(), readAgain: read(), revalidated: stepOf(304), otherTag: read(), ...rest });
}

/** PATCH of `sent`; `before` and `after` are what reads showed. */
export function update(
  sent: JsonObject,
  before: JsonObject,
  after: JsonObject,
  rest: { status?: number; beforeTag?: string; afterTag?: string; afterStatus?: number } = {},
): UpdateTrace {
  const tag = (text: string | undefined): Record<string, string> => (text === undefined ? {} : { etag: text });
  return {
    operation: operationOf('PATCH /orders/{id}'),
    sent,
    update: stepOf(rest.status ?? 200),
    before: stepOf(200, before, tag(rest.beforeTag)),
    after: stepOf(rest.afterStatus ?? 200, after, tag(rest.afterTag)),
  };
}

export function keyed(status: number, made?: string, body: JsonObject = { id: made ?? null, total: 5 }): KeyedStep {
  counter++;
  return { exchange: `x${counter}`, status, body, ...(made !== undefined && { made }) };
}

/** A key that works: the repeat replays, another payload is refused, another key makes another item. */
export function replay(rest: Partial<ReplayEvidence> = {}): ReplayEvidence {
  return {
    operation: operationOf('POST /orders'),
    first: keyed(201, 'a1'),
    repeated: keyed(201, 'a1'),
    otherPayload: keyed(422, undefined, { title: 'key reused' }),
    otherKey: keyed(201, 'b2'),
    ...rest,
  };
}
