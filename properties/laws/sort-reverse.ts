import type { Violation } from '../../core/oracle/types.ts';
import type { Json } from '../../core/spec/types.ts';
import type { ListLaw } from '../law.ts';
import { firstDisorder } from '../lists/collation.ts';
import { inconclusive, isList, notTested } from '../lists/judging.ts';
import { has } from '../lists/offered.ts';
import { AIP_132 } from '../lists/selections.ts';
import { keysOf, textOf } from '../lists/sort-keys.ts';
import type { SortedWalk } from '../lists/types.ts';

interface Pair {
  readonly up: SortedWalk;
  readonly down: SortedWalk;
  /** Keys that are not null. */
  readonly rising: readonly Json[];
  readonly falling: readonly Json[];
}

export const oracle: ListLaw = {
  id: 'sort-reverse',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'low',
  criterion: 'sort-order',
  holds: 'Descending is ascending reversed',
  broken: 'Descending is not ascending reversed: two orders are in use',
  asserts:
    'The keys of the descending list, nulls aside, are those of the ascending one in reverse, where each of the two is in some usual order.',
  why: 'A list that folds case in one direction only puts an item first in both, or on the last page in both.',
  source: [AIP_132],
  remedy: 'Use one expression and one collation for both directions.',
  considers: isList,
  appliesTo: has((list) => list.sort, 'no sort parameter is documented'),
  verify({ quiet, sorted }) {
    if (!quiet) return inconclusive('the list changed while it was walked: somebody else writes to it');
    const pairs = sorted.flatMap((up) => pairOf(up, sorted) ?? []);
    if (pairs.length === 0)
      return notTested('no key was walked in both directions with two different values and in order each time');
    const violations = pairs.flatMap((pair) => violationOf(pair) ?? []);
    if (violations.length === 0) return { outcome: 'pass', evidence: pairs.length };
    return { outcome: 'fail', evidence: pairs.length, violations };
  },
};

/** Both directions of one key, each whole and in order by itself: what is out of order is judged by sort-order. */
function pairOf(up: SortedWalk, all: readonly SortedWalk[]): Pair | undefined {
  const down = all.find(({ key, direction }) => key === up.key && direction === 'desc');
  if (up.direction !== 'asc' || !down || up.walk.ended !== 'end' || down.walk.ended !== 'end') return undefined;
  const [rising, falling] = [up, down].map((one) => keysOf(one)?.filter((value) => value !== null));
  if (!rising || !falling || new Set(rising.map(textOf)).size < 2) return undefined;
  const same = rising.map(textOf).sort().join() === falling.map(textOf).sort().join();
  if (!same || firstDisorder(rising, 'asc') || firstDisorder(falling, 'desc')) return undefined;
  // Both the same is a direction without effect, which sort-order judges.
  return rising.map(textOf).join() === falling.map(textOf).join() ? undefined : { up, down, rising, falling };
}

function violationOf({ up, down, rising, falling }: Pair): Violation | undefined {
  const reversed = [...falling].reverse();
  const at = rising.findIndex((value, index) => textOf(value) !== textOf(reversed[index]));
  if (at < 0) return undefined;
  const around = (values: readonly Json[]): string =>
    values
      .slice(Math.max(0, at - 1), at + 3)
      .map(textOf)
      .join(' ');
  return {
    key: `${up.key} reversed`,
    expected: `${up.key} descending is ${up.key} ascending reversed`,
    observed: `ascending has ${textOf(rising[at])} where descending, reversed, has ${textOf(reversed[at])}`,
    witness: [`ascending, from place ${at}: ${around(rising)}`, `descending, read backwards: ${around(reversed)}`],
    exchanges: [up.walk.pages[0], down.walk.pages[0]].flatMap((page) => page?.exchange ?? []),
    confidence: 'firm',
  };
}
