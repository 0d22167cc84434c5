import type { Json, JsonObject } from '../../core/spec/types.ts';
import type { SortedWalk, Walk } from './types.ts';

/** The key of each item; undefined when the items do not show it. */
export function keysOf({ key, walk }: SortedWalk): Json[] | undefined {
  return keysIn(walk, key);
}

/** The same of any items. */
export function keysIn({ items }: Pick<Walk, 'items'>, key: string): Json[] | undefined {
  const name = memberNamed(key, items[0] ?? {});
  if (name === undefined) return undefined;
  const values = items.map((item) => item[name] ?? null);
  return values.some((value) => typeof value === 'object' && value !== null) ? undefined : values;
}

/** `createdAt` sorts `created_at`: names are compared without case and separators. */
export function memberNamed(key: string, item: JsonObject): string | undefined {
  const plain = (text: string): string => text.replace(/[^a-z0-9]/gi, '').toLowerCase();
  return Object.keys(item).find((name) => name === key) ?? Object.keys(item).find((name) => plain(name) === plain(key));
}

export const textOf = (value: Json | undefined): string => JSON.stringify(value ?? null);
