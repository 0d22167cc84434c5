import type { Violation } from '../../core/oracle/types.ts';
import type { Json } from '../../core/spec/types.ts';
import type { ListLaw } from '../law.ts';
import { firstDisorder } from '../lists/collation.ts';
import { applies, inconclusive, isList, listResource, notTested } from '../lists/judging.ts';
import { keysOf } from '../lists/sort-keys.ts';
import type { SortedWalk } from '../lists/types.ts';

export const oracle: ListLaw = {
  id: 'sort-order',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'high',
  criterion: 'sort-order',
  holds: 'A sorted list is in the order asked for',
  broken: 'A sorted list is not in the order asked for',
  asserts:
    'Over all pages of a sorted walk each item’s key is not before the key of the item ahead of it, under at least one usual collation.',
  why: '“Newest first” or “cheapest first” shows the wrong items at the top, and the right ones on a page nobody opens.',
  source: [{ standard: 'AIP', clause: '132 Ordering', url: 'https://google.aip.dev/132#ordering' }],
  remedy: 'Sort in the query before paging, by the typed column (not by text), in the direction asked for.',
  considers: isList,
  appliesTo: (operation, facts) =>
    listResource(operation, facts)?.list?.sort
      ? applies
      : { applies: false, reason: 'no sort parameter is documented' },
  verify(evidence) {
    if (!evidence.quiet) return inconclusive('the list changed while it was walked: somebody else writes to it');
    const judged = evidence.sorted.flatMap((sorted) => {
      const values = keysOf(sorted);
      return values && new Set(values.map((value) => JSON.stringify(value))).size > 1 ? [{ sorted, values }] : [];
    });
    if (judged.length === 0) return notTested('no sorted walk had two different keys in its items');
    const disordered = judged.flatMap(({ sorted, values }): Violation[] => {
      const disorder = firstDisorder(values, sorted.direction);
      return disorder ? [violation(sorted, values, disorder)] : [];
    });
    const violations = disordered.length > 0 ? disordered : sameBothWays(judged);
    if (violations.length === 0) return { outcome: 'pass', evidence: judged.length };
    return { outcome: 'fail', evidence: judged.length, violations };
  },
};

/** Ascending and descending show one sequence of keys: the direction has no effect, whatever the order is. */
function sameBothWays(judged: readonly { sorted: SortedWalk; values: readonly Json[] }[]): Violation[] {
  return judged.flatMap(({ sorted, values }) => {
    const other = judged.find((one) => one.sorted.key === sorted.key && one.sorted.direction === 'desc');
    const text = JSON.stringify(values);
    if (sorted.direction !== 'asc' || !other || text !== JSON.stringify(other.values)) return [];
    if (text === JSON.stringify([...values].reverse())) return [];
    const pages = [sorted.walk.pages[0], other.sorted.walk.pages[0]];
    return [
      {
        key: `${sorted.key} direction`,
        expected: `${sorted.key} descending is ${sorted.key} ascending reversed`,
        observed: 'both directions show the same sequence',
        witness: [`ascending: ${text.slice(0, 120)}`, `descending: ${text.slice(0, 120)}`],
        exchanges: pages.flatMap((page) => page?.exchange ?? []),
        confidence: 'firm' as const,
      },
    ];
  });
}

function violation(
  sorted: SortedWalk,
  values: readonly Json[],
  disorder: { index: number; collation: string },
): Violation {
  const { key, direction, walk } = sorted;
  const [left, right] = [values[disorder.index], values.slice(disorder.index + 1).find((value) => value !== null)];
  let seen = 0;
  const page = walk.pages.find((one) => {
    seen += one.ids.length;
    return seen > disorder.index;
  });
  return {
    key: `${key} ${direction}`,
    expected: `items by ${key} ${direction === 'asc' ? 'ascending' : 'descending'} over all pages`,
    observed: `${JSON.stringify(left)} stands before ${JSON.stringify(right)}, which no usual collation allows`,
    witness: [
      `item ${disorder.index + 1} has ${key} ${JSON.stringify(left)}`,
      `a later item has ${key} ${JSON.stringify(right)}`,
    ],
    exchanges: page ? [page.exchange] : [],
    confidence: 'firm',
  };
}
