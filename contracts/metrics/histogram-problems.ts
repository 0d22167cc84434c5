import type { Family, Sample } from './parse-exposition.ts';

const keyOf = ({ labels }: Sample): string =>
  JSON.stringify(
    Object.entries(labels)
      .filter(([name]) => name !== 'le')
      .sort(),
  );

/** What is wrong with the values of one metric by its type, in words with stable parts only. */
export function typeProblems({ name, type, samples }: Family): string[] {
  if (type === 'counter')
    return samples.some(({ value }) => !(value >= 0)) ? [`${name}: a counter below zero or not a number`] : [];
  if (type !== 'histogram') return [];
  const problems = new Set<string>();
  const buckets = Map.groupBy(
    samples.filter((one) => one.name === `${name}_bucket`),
    keyOf,
  );
  const counts = new Map(samples.filter((one) => one.name === `${name}_count`).map((one) => [keyOf(one), one.value]));
  for (const [key, series] of buckets) {
    const sorted = series.toSorted((left, right) => bound(left) - bound(right));
    const last = sorted.at(-1);
    if (!last || bound(last) !== Infinity) problems.add(`${name}: no bucket +Inf`);
    else if (counts.has(key) && counts.get(key) !== last.value) problems.add(`${name}: bucket +Inf is not the count`);
    if (sorted.some((one, index) => index > 0 && one.value < (sorted[index - 1]?.value ?? 0)))
      problems.add(`${name}: buckets that are not cumulative`);
  }
  return [...problems];
}

function bound({ labels }: Sample): number {
  return /inf/i.test(labels.le ?? '') ? Infinity : Number(labels.le);
}
