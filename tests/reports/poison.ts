import type { RunRecord } from '../../core/record/types.ts';

/** Fields whose values are words of ours, not foreign text. */
const WORDS = new Set(
  'schemaVersion verdict area part kind severity state outcome confidence environment purpose unit breaks only depth failureKind'.split(
    ' ',
  ),
);

function poisoned(value: unknown, key: string, next: () => string): unknown {
  if (typeof value === 'string') return WORDS.has(key) ? value : `${next()}${value}${next()}`;
  if (Array.isArray(value)) return value.map((inner) => poisoned(inner, key, next));
  if (typeof value === 'object' && value !== null) {
    const foreign = ['headers', 'statuses', 'engineVersions'].includes(key);
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [foreign ? `${next()}${name}` : name, poisoned(inner, name, next)]),
    );
  }
  return value;
}

/** The record with every text field wrapped in strings of `corpus`, in turn. */
export function poison(record: RunRecord, corpus: readonly string[]): RunRecord {
  let at = 0;
  const next = () => corpus[at++ % corpus.length] ?? '';
  return poisoned(record, '', next) as RunRecord;
}
