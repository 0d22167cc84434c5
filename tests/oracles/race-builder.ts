import type { Json } from '../../core/spec/types.ts';
import type { CreateBody } from '../../scenarios/create-body.ts';
import type { oracle as lostUpdateIfMatch } from '../../scenarios/races/lost-update-if-match.ts';
import type { oracle as lostUpdatePlain } from '../../scenarios/races/lost-update-plain.ts';
import type { Reading, UpdateSubject } from '../../scenarios/update-subject.ts';
import { operationOf, orders } from './operation-builder.ts';

/** The create request that all contenders sent. */
export const creation: CreateBody = {
  operation: operationOf('POST /orders'),
  body: { code: 'one' },
  withBody: () => creation,
  request: (purpose) => ({ method: 'POST', url: 'http://127.0.0.1/orders', headers: {}, purpose }),
};

function subject(fields: readonly string[]): UpdateSubject {
  return {
    item: { resource: '/orders', path: '/orders/a1', id: 'a1', ours: true, used: false },
    resource: orders,
    base: { path: { id: 'a1' }, query: {}, header: {}, cookie: {} },
    body: {},
    fields,
  };
}

export function conditionalContext(tag: string): Parameters<typeof lostUpdateIfMatch.verify>[0]['context'] {
  return { subject: subject(['name']), tag };
}

/** Field -> what it showed before and what was sent for it, in the order of the requests. */
export function patchContext(
  fields: Readonly<Record<string, readonly [before: Json, value: Json]>>,
): Parameters<typeof lostUpdatePlain.verify>[0]['context'] {
  const writes = Object.entries(fields).map(([field, [before, value]]) => ({ field, value, before }));
  return { subject: subject(Object.keys(fields)), writes };
}

/** The read at rest after a round; without an item when it was not answered. */
export function reading(item: Record<string, Json> | undefined): Reading {
  return { exchange: 'x9', status: item === undefined ? 503 : 200, ...(item !== undefined && { item }) };
}
