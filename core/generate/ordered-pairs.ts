import { isObject } from './resolve-pointer.ts';

/** Names of fields that bound a range together. */
const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/start/i, 'end'],
  [/begin/i, 'end'],
  [/from/i, 'to'],
  [/from/i, 'until'],
  [/since/i, 'until'],
  [/after/i, 'before'],
  [/min(imum)?/i, 'max'],
  [/gte?/i, 'lt'],
  [/gte?/i, 'lte'],
  [/valid_?from/i, 'valid_to'],
];

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

function partnerOf(name: string, names: readonly string[]): string | undefined {
  for (const [first, second] of PAIRS) {
    if (!first.test(name)) continue;
    const wanted = plain(name.replace(first, second));
    const partner = names.find((other) => other !== name && plain(other) === wanted);
    if (partner !== undefined) return partner;
  }
  return undefined;
}

const DATE = /^\d{4}-\d{2}/;

/** Numbers and dates only: two ids are not the ends of a range. */
function isAfter(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a > b;
  return typeof a === 'string' && typeof b === 'string' && DATE.test(a) && DATE.test(b) && a > b;
}

/**
 * Puts the two ends of a range in order ('startDate' not after 'endDate', 'min' not above 'max'), at every level: no
 * schema says so, every API asks for it. Gives the same object when nothing has to be changed.
 */
export function orderPairs<T>(value: T): T {
  if (Array.isArray(value)) {
    const items: unknown[] = value.map((item: unknown) => orderPairs(item));
    return items.every((item, index) => item === value[index]) ? value : (items as T);
  }
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  let changed: Record<string, unknown> | undefined;
  for (const name of names) {
    const inner = orderPairs(value[name]);
    if (inner !== value[name]) changed = { ...(changed ?? value), [name]: inner };
    const partner = partnerOf(name, names);
    if (partner === undefined) continue;
    const [low, high] = [(changed ?? value)[name], (changed ?? value)[partner]];
    if (isAfter(low, high)) changed = { ...(changed ?? value), [name]: high, [partner]: low };
  }
  return (changed ?? value) as T;
}
