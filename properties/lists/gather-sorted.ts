import type { SortParameter } from '../../core/resources/types.ts';
import type { ListClient } from './list-client.ts';
import type { SortedWalk, Walk } from './types.ts';
import { walkList } from './walk.ts';

const MOST_KEYS = 6;
/** The second direction needs borders too, though not as many: walks are what most requests go into. */
const PAGES = { asc: 6, desc: 2 } as const;
/** With more keys than this each is walked in fewer pages: what they cost together stays the same. */
const FEW_KEYS = 4;

/** Walks the list sorted by each key in both directions, in pages small enough to have borders. */
export async function gatherSorted(client: ListClient, reference: Walk): Promise<SortedWalk[]> {
  const { sort, paging } = client.list;
  if (!sort || reference.ids.length < 2) return [];
  const keys = sort.keys.length > 0 ? sort.keys : guessedKeys(reference);
  const walks: SortedWalk[] = [];
  const allows = (parameter: string, value: unknown): boolean => client.allows(parameter, value);
  for (const key of keys.slice(0, MOST_KEYS)) {
    const pair: SortedWalk[] = [];
    for (const direction of ['asc', 'desc'] as const) {
      const query = sortQuery(sort, key, direction, allows);
      if (!query) continue;
      const pages = pair.length > 0 ? PAGES.desc : PAGES.asc / (keys.length > FEW_KEYS ? 2 : 1);
      const size = paging.sizeParameter === undefined ? null : Math.max(2, Math.ceil(reference.ids.length / pages));
      const walk = await walkList(client, { label: `sorted by ${key} ${direction}`, size, query });
      if (walk.ended !== 'error') pair.push({ key, direction, walk });
    }
    // A key nobody documented may be none: then it changes nothing.
    if (
      sort.keys.length > 0 ||
      pair.some(({ walk }) => walk.ids.join() !== reference.ids.slice(0, walk.ids.length).join())
    )
      walks.push(...pair);
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
  allows: (parameter: string, value: unknown) => boolean = () => true,
): Record<string, unknown> | undefined {
  const { parameter, orderParameter } = sort;
  const fitting = (name: string, spellings: readonly unknown[]): unknown =>
    spellings.flatMap((one) => [one, [one]]).find((one) => allows(name, one));
  if (orderParameter !== undefined) {
    const [by, order] = [fitting(parameter, [key]), fitting(orderParameter, SPELLINGS[direction])];
    return by === undefined || order === undefined ? undefined : { [parameter]: by, [orderParameter]: order };
  }
  const written = {
    'minus-prefix': { asc: [key, `+${key}`], desc: [`-${key}`] },
    'colon-desc': { asc: [`${key}:asc`, key], desc: [`${key}:desc`] },
    'space-desc': { asc: [`${key} asc`, key], desc: [`${key} desc`, `${key} DESC`] },
    'order-parameter': { asc: [key], desc: [] },
    unknown: { asc: [key], desc: [] },
  }[sort.descending][direction];
  const value = fitting(parameter, written);
  return value === undefined ? undefined : { [parameter]: value };
}

const SPELLINGS = {
  asc: ['asc', 'ASC', 'ascending', 'Ascending', 'ASCENDING', '1', 1],
  desc: ['desc', 'DESC', 'descending', 'Descending', 'DESCENDING', '-1', -1],
} as const;
