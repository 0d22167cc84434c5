import type { JsonObject } from '../../core/spec/types.ts';
import type { FilteredWalk, ListEvidence, Page, SortedWalk, Walk } from '../../properties/lists/types.ts';
import { listShape, operationOf, orders } from './operation-builder.ts';

export type Item = JsonObject & { readonly id: string };

/** Items 'a', 'b', 'c' … with these values of one field. */
export function items(field: string, values: readonly JsonObject[string][]): Item[] {
  return values.map((value, index) => ({ id: letter(index), [field]: value }));
}

export function letter(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + index);
}

let counter = 0;
function pageOf(shown: readonly Item[], total?: number): Page {
  counter++;
  return {
    exchange: `x${counter}`,
    url: `http://127.0.0.1/orders?page=${counter}`,
    status: 200,
    ids: shown.map((item) => item.id),
    items: shown,
    ...(total !== undefined && { total }),
  };
}

/** A walk over these pages. 'ab cd' written as ['ab', 'cd'] stands for items with only an id. */
export function walkOf(
  pages: readonly (string | readonly Item[])[],
  rest: { label?: string; size?: number | null; ended?: Walk['ended']; total?: number; problem?: string } = {},
): Walk {
  const shown = pages.map((page) => (typeof page === 'string' ? [...page].map((id): Item => ({ id })) : page));
  const made = shown.map((page) => pageOf(page, rest.total));
  return {
    label: rest.label ?? 'default pages',
    size: rest.size ?? null,
    pages: made,
    ids: made.flatMap((page) => page.ids),
    items: shown.flat(),
    ended: rest.ended ?? 'end',
    ...(rest.problem !== undefined && { problem: rest.problem }),
  };
}

/** Whole walks 'abcdef' in one page first and last, the given ones between them. */
export function listEvidence(
  between: readonly Walk[] = [],
  rest: Partial<ListEvidence> = {},
  all: string | readonly Item[] = 'abcdef',
  total?: number,
): ListEvidence {
  const whole = (label: string): Walk => walkOf([all], { label, size: 100, ...(total !== undefined && { total }) });
  return {
    operation: operationOf('GET /orders'),
    resource: orders,
    list: listShape(),
    quiet: true,
    walks: [whole('largest pages'), ...between, whole('largest pages again')],
    ours: [],
    sorted: [],
    filtered: [],
    sized: [],
    requests: 10,
    ...rest,
  };
}

export function sortedBy(
  key: string,
  direction: 'asc' | 'desc',
  pages: readonly (readonly Item[])[],
  ended: Walk['ended'] = 'end',
): SortedWalk {
  return { key, direction, walk: walkOf(pages, { label: `sorted by ${key} ${direction}`, size: 2, ended }) };
}

export function filteredBy(
  value: string,
  shown: readonly Item[],
  ended: Walk['ended'] = 'end',
  total?: number,
): FilteredWalk {
  return {
    filter: { parameter: 'status', field: 'status', operator: 'eq' },
    value,
    walk: walkOf([shown], { label: `status = ${value}`, ended, ...(total !== undefined && { total }) }),
  };
}

/** Upwards by code point, downwards without regard to case: each is an order by itself. `id` names the items. */
export function otherCollations(id: (number: number) => string): SortedWalk[] {
  const shown = (values: readonly string[]): Item[] =>
    values.map((status) => ({ id: id(status.charCodeAt(0) % 10), status }));
  return [sortedBy('status', 'asc', [shown(['B', 'a', 'c'])]), sortedBy('status', 'desc', [shown(['c', 'B', 'a'])])];
}
