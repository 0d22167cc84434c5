import type { JsonObject } from '../../core/spec/types.ts';
import type { Attempt, ConditionalEvidence } from '../../properties/conditional/types.ts';
import { stepOf } from './lifecycle-builder.ts';
import { operationOf, orders } from './operation-builder.ts';

let counter = 0;

/** A change to `{name: 'new'}`; `done` says whether reading shows it afterwards. */
export function attempt(status: number, done: boolean, condition = 'If-Match: "1"'): Attempt {
  counter++;
  const shown = (name: string): JsonObject => ({ id: 'a1', name });
  return {
    condition,
    exchange: `a${counter}`,
    status,
    before: stepOf(200, shown('old'), { etag: '"1"' }),
    after: stepOf(200, shown(done ? 'new' : 'old'), { etag: done ? '"2"' : '"1"' }),
    sent: { name: 'new' },
  };
}

/** A DELETE; `done` says whether the item is gone afterwards. */
export function deletion(status: number, done: boolean): Attempt {
  return { ...attempt(status, false), sent: {}, after: done ? stepOf(404) : stepOf(200, { id: 'a1', name: 'old' }) };
}

/** Everything as it should be. */
export function conditional(rest: Partial<ConditionalEvidence> = {}): ConditionalEvidence {
  return {
    operation: operationOf('PATCH /orders/{id}'),
    resource: orders,
    required: true,
    tag: '"1"',
    current: attempt(200, true),
    stale: attempt(412, false),
    without: attempt(428, false, 'no If-Match'),
    list: attempt(200, true),
    star: attempt(200, true),
    nothing: { ...attempt(412, false), before: stepOf(404), after: stepOf(404) },
    weak: attempt(412, false),
    dated: attempt(200, true),
    noneMatch: attempt(412, false),
    ...rest,
  };
}
