import type { Violation } from '../../core/oracle/types.ts';
import { short } from './judging.ts';
import { pageRow } from './paged.ts';
import type { Selection } from './selections.ts';

/** What a selection should show: these items for certain, and besides them only those that may be. */
export interface Expectation {
  readonly selection: Selection;
  readonly must: readonly string[];
  /** Items that a usual reading may count in as well. */
  readonly may?: readonly string[];
  /** What is expected, in words. */
  readonly expected: string;
}

export interface Difference {
  readonly missing: readonly string[];
  readonly beyond: readonly string[];
}

export function differenceOf({ selection, must, may = [] }: Omit<Expectation, 'expected'>): Difference {
  const shown = new Set(selection.ids);
  const allowed = new Set([...must, ...may]);
  return {
    missing: must.filter((id) => !shown.has(id)),
    beyond: [...shown].filter((id) => !allowed.has(id)),
  };
}

export const differs = (one: Omit<Expectation, 'expected'>): boolean => {
  const { missing, beyond } = differenceOf(one);
  return missing.length + beyond.length > 0;
};

/** The violation when it shows something else; undefined when it is as expected. */
export function deviation(key: string, one: Expectation, around: readonly Selection[] = []): Violation | undefined {
  const { missing, beyond } = differenceOf(one);
  if (missing.length + beyond.length === 0) return undefined;
  const said = [
    ...(beyond.length > 0 ? [`${beyond.length} too many (${beyond.slice(0, 3).map(short).join(', ')})`] : []),
    ...(missing.length > 0 ? [`${missing.length} missing (${missing.slice(0, 3).map(short).join(', ')})`] : []),
  ];
  return {
    key,
    expected: one.expected,
    observed: said.join(', '),
    witness: [
      ...around.map(({ words, ids }) => pageRow(words, ids)),
      pageRow(one.selection.words, one.selection.ids, new Set(beyond)),
      ...(missing.length > 0
        ? [
            `missing: ${missing
              .slice(0, 5)
              .map((id) => `[${short(id)}]`)
              .join(' ')}`,
          ]
        : []),
    ],
    exchanges: [...around.map(({ exchange }) => exchange), one.selection.exchange],
    confidence: 'firm',
  };
}
