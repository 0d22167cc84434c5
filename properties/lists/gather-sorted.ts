import type { SortParameter } from '../../core/resources/types.ts';
import type { ListClient } from './list-client.ts';
import type { SortedWalk, Walk } from './types.ts';
import { walkList } from './walk.ts';

const MOST_KEYS = 6;
const PAGES = 6;

/** Walks the list sorted by each key in both directions, in pages small enough to have borders. */
export async function gatherSorted(client: ListClient, reference: Walk): Promise<SortedWalk[]> {
  const { sort, paging } = client.list;
  if (!sort || reference.ids.length < 2) return [];
  const keys = sort.keys.length > 0 ? sort.keys : guessedKeys(reference);
  const size = paging.sizeParameter === undefined ? null : Math.max(2, Math.ceil(reference.ids.length / PAGES));
  const walks: SortedWalk[] = [];
  for (const key of keys.slice(0, MOST_KEYS)) {
    for (const direction of ['asc', 'desc'] as const) {
      const query = sortQuery(sort, key, direction);
      if (!query) continue;
      const walk = await walkList(client, { label: `sorted by ${key} ${direction}`, size, query });
      if (walk.ended !== 'error') walks.push({ key, direction, walk });
    }
  }
  return walks;
}

/** No keys are documented: scalar members every item has. */
function guessedKeys(reference: Walk): string[] {
  const [first] = reference.items;
  if (!first) return [];
  return Object.keys(first)
    .filter((key) => reference.items.every((item) => ['string', 'number'].includes(typeof item[key])))
    .slice(0, 2);
}

/** The query parameters that ask for this order; undefined when it is not known how a direction is written. */
export function sortQuery(
  sort: SortParameter,
  key: string,
  direction: 'asc' | 'desc',
): Record<string, string> | undefined {
  if (sort.orderParameter !== undefined) return { [sort.parameter]: key, [sort.orderParameter]: direction };
  if (direction === 'asc') return { [sort.parameter]: sort.descending === 'colon-desc' ? `${key}:asc` : key };
  if (sort.descending === 'minus-prefix') return { [sort.parameter]: `-${key}` };
  if (sort.descending === 'colon-desc') return { [sort.parameter]: `${key}:desc` };
  return undefined;
}
