import type { JsonObject } from '../../core/spec/types.ts';

/**
 * May a list leave this item out on purpose, as drafts, archived or expired ones are? It may when the item is of a kind
 * of which no item is shown: another state, flag, sign or side of today in any one field.
 */
export function mayBeHidden(item: JsonObject | undefined, shown: readonly JsonObject[], now: number): boolean {
  return Object.entries(item ?? {}).some(([name, value]) => {
    const others = shown.filter((one) => name in one).map((one) => one[name]);
    const kinds = new Set(others.map((one) => kindOf(one, others, now)));
    const own = kindOf(value, others, now);
    return own !== undefined && others.length > 0 && !kinds.has(own);
  });
}

/** What a default filter could go by; undefined for names and other texts of which each item has its own. */
function kindOf(value: unknown, others: readonly unknown[], now: number): string | undefined {
  if (value === null || value === '') return 'nothing';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return `number ${Math.sign(value)}`;
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : 'list';
  if (typeof value !== 'string') return 'object';
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return Date.parse(value) > now ? 'to come' : 'past';
  const repeated = new Set(others).size < others.length;
  return repeated ? `text ${value}` : 'text';
}
