import type { Defect } from './violation-case.ts';

/** Earlier ones first, all else being equal: what servers forget most and what hurts most. */
const ORDER = [
  'required',
  'maximum',
  'enum',
  'type',
  'maxLength',
  'additionalProperties',
  'syntax',
  'minimum',
  'minLength',
  'pattern',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'const',
  'maxItems',
  'minItems',
  'uniqueItems',
  'multipleOf',
  'unevaluatedProperties',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'contains',
  'minContains',
  'maxContains',
  'items',
  'unevaluatedItems',
  'not',
  'oneOf',
  'anyOf',
  'discriminator',
  'if',
  'dependentSchemas',
  'propertyNames',
  'false schema',
  'content-type',
  'format',
];

const rankOf = (keyword: string): number => (ORDER.indexOf(keyword) + ORDER.length + 1) % (ORDER.length + 1);

/**
 * A choice of at most `most` that repeats keywords and fields as late as it can. Asks `prove` only of what it takes;
 * what cannot be proved is passed over. Deterministic.
 */
export function spreadOver<T extends Pick<Defect, 'place' | 'pointer' | 'keyword'>, R>(
  candidates: readonly T[],
  most: number,
  prove: (candidate: T) => R | undefined,
): R[] {
  const keywords = new Map<string, number>();
  const fields = new Map<string, number>();
  const fieldOf = (one: T): string => `${one.place} ${one.pointer}`;
  const rest = candidates.map((one, order) => ({ one, order }));
  const taken: R[] = [];
  while (taken.length < most && rest.length > 0) {
    let best = 0;
    let least: readonly number[] = [];
    for (const [index, { one, order }] of rest.entries()) {
      const used = (keywords.get(one.keyword) ?? 0) + (fields.get(fieldOf(one)) ?? 0);
      const weight = [used, rankOf(one.keyword), order];
      if (index === 0 || isLess(weight, least)) [best, least] = [index, weight];
    }
    const [chosen] = rest.splice(best, 1);
    if (!chosen) break;
    const proved = prove(chosen.one);
    if (proved === undefined) continue;
    taken.push(proved);
    const { one } = chosen;
    keywords.set(one.keyword, (keywords.get(one.keyword) ?? 0) + 1);
    fields.set(fieldOf(one), (fields.get(fieldOf(one)) ?? 0) + 1);
  }
  return taken;
}

function isLess(left: readonly number[], right: readonly number[]): boolean {
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? 0;
    if (value !== other) return value < other;
  }
  return false;
}
