import type { SortParameter } from '../../core/resources/types.ts';
import { sortQuery } from './gather-sorted.ts';
import type { ListClient } from './list-client.ts';
import type { Query } from './list-context.ts';
import type { Selection } from './selections.ts';
import { keysIn, textOf } from './sort-keys.ts';

interface SortKey {
  readonly key: string;
  readonly direction: 'asc' | 'desc';
}

export interface KeyPair {
  readonly first: SortKey;
  readonly second: SortKey;
}

const MOST_KEYS = 2;

/** Pairs of keys whose first has ties and whose second differs among them, in several directions. */
export function keyPairs(whole: Selection, sort: SortParameter): KeyPair[] {
  const columns = sort.keys.flatMap((key) => {
    const values = keysIn(whole, key);
    return values ? [{ key, values }] : [];
  });
  const ties = (values: readonly unknown[]): number =>
    values.length - new Set(values.map((one) => JSON.stringify(one))).size;
  const tied = columns
    .filter(({ values }) => ties(values) > 0 && ties(values) < values.length - 1)
    .sort((left, right) => ties(right.values) - ties(left.values));
  const pairs: KeyPair[] = [];
  for (const { key, values } of tied.slice(0, MOST_KEYS)) {
    const second = columns.find((other) => other.key !== key && differsInTies(values, other.values));
    if (!second) continue;
    const directions = sort.orderParameter === undefined && sort.descending !== 'unknown' ? ['asc', 'desc'] : ['asc'];
    for (const direction of directions as ('asc' | 'desc')[])
      pairs.push({ first: { key, direction: 'asc' }, second: { key: second.key, direction } });
  }
  return pairs;
}

/** Some items that share the first value have different second values. */
function differsInTies(
  firsts: readonly unknown[],
  seconds: readonly (string | number | boolean | null | object)[],
): boolean {
  const seen = new Map<string, string>();
  return firsts.some((value, index) => {
    const [group, second] = [JSON.stringify(value), textOf((seconds[index] ?? null) as never)];
    const known = seen.get(group);
    seen.set(group, second);
    return known !== undefined && known !== second;
  });
}

/** The query for both keys, joined by a comma, or as a list where the description has one. */
export function severalKeysQuery(client: ListClient, sort: SortParameter, pair: KeyPair): Query | undefined {
  const parts = [pair.first, pair.second].map(({ key, direction }) => sortQuery(sort, key, direction));
  const [first, second] = parts.map((query) => query?.[sort.parameter]);
  if (first === undefined || second === undefined) return undefined;
  const order = sort.orderParameter === undefined ? {} : { [sort.orderParameter]: parts[0]?.[sort.orderParameter] };
  const text = `${String(first)},${String(second)}`;
  if (client.allows(sort.parameter, text)) return { ...order, [sort.parameter]: text };
  return client.allows(sort.parameter, [first, second]) ? { ...order, [sort.parameter]: [first, second] } : undefined;
}
