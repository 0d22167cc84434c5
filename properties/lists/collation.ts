import type { Json } from '../../core/spec/types.ts';

export type Comparator = (left: string, right: string) => number;

const root = new Intl.Collator('und');
const loose = new Intl.Collator('und', { sensitivity: 'base', ignorePunctuation: true });
const natural = new Intl.Collator('und', { numeric: true });

const plain = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
const byCodePoint = (left: string, right: string): number => Buffer.compare(Buffer.from(left), Buffer.from(right));

/** Ways to order text, strictest first. An order is wrong only when it fits none of them. */
export const COLLATIONS: Readonly<Record<string, Comparator>> = {
  'code point': byCodePoint,
  'UTF-16': plain,
  'case-insensitive': (left, right) => plain(left.toLowerCase(), right.toLowerCase()),
  'case-insensitive, upper': (left, right) => plain(left.toUpperCase(), right.toUpperCase()),
  'Unicode root': root.compare,
  'Unicode root, base letters': loose.compare,
  natural: natural.compare,
};

const DATE_TIME = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

const INSTANT = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})$/;
const DECIMAL = /^[+-]?\d+(\.\d+)?$/;
const MOST_ENUM_VALUES = 12;

/**
 * A few words that each stand together, in whatever order: columns of an enum type are sorted as the type declares them
 * (low < medium < high), not by their text.
 */
function inDeclaredOrder(values: readonly Json[]): boolean {
  const distinct = new Set(values);
  if (distinct.size > MOST_ENUM_VALUES || values.length < 2 * distinct.size) return false;
  if (!values.every((value) => typeof value === 'string' && /^[A-Za-z][\w-]*$/.test(value))) return false;
  const runs = values.filter((value, index) => value !== values[index - 1]).length;
  return runs === distinct.size;
}

/** Position of the first adjacent pair out of order under the best-fitting collation; undefined when some collation fits all. */
export function firstDisorder(
  values: readonly Json[],
  direction: 'asc' | 'desc',
): { index: number; collation: string } | undefined {
  const sign = direction === 'asc' ? 1 : -1;
  const present = values
    .map((value, index) => ({ value, index }))
    .filter(({ value }) => value !== null && value !== undefined);
  if (inDeclaredOrder(present.map(({ value }) => value))) return undefined;
  const comparators = comparatorsFor(present.map(({ value }) => value));
  let best: { index: number; collation: string } | undefined;
  for (const [collation, compare] of Object.entries(comparators)) {
    const at = present.findIndex(({ value }, index) => {
      const next = present[index + 1];
      return next !== undefined && sign * compare(value, next.value) > 0;
    });
    if (at < 0) return undefined;
    const found = present[at]?.index ?? 0;
    if (!best || found > best.index) best = { index: found, collation };
  }
  return best;
}

function comparatorsFor(values: readonly Json[]): Record<string, (left: Json, right: Json) => number> {
  if (values.every((value) => typeof value === 'number'))
    return { numeric: (left, right) => Number(left) - Number(right) };
  if (values.every((value) => typeof value === 'boolean'))
    return { boolean: (left, right) => Number(left) - Number(right) };
  // With a zone each is one instant, whatever the text looks like.
  if (values.length > 0 && values.every((value) => typeof value === 'string' && INSTANT.test(value)))
    return { instant: (left, right) => Date.parse(String(left)) - Date.parse(String(right)) };
  const text = Object.entries(COLLATIONS).map(([name, compare]): [string, (left: Json, right: Json) => number] => [
    name,
    (left, right) => compare(String(left), String(right)),
  ]);
  if (values.every((value) => typeof value === 'string' && DECIMAL.test(value))) {
    text.unshift(['decimal text', (left, right) => Number(left) - Number(right)]);
  }
  if (values.every((value) => typeof value === 'string' && DATE_TIME.test(value))) {
    text.unshift(['instant', (left, right) => Date.parse(String(left)) - Date.parse(String(right))]);
  }
  return Object.fromEntries(text);
}
