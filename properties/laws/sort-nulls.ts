import type { Violation } from '../../core/oracle/types.ts';
import type { Json } from '../../core/spec/types.ts';
import type { ListLaw } from '../law.ts';
import { inconclusive, isList, notTested, short } from '../lists/judging.ts';
import { has } from '../lists/offered.ts';
import { keysOf, textOf } from '../lists/sort-keys.ts';
import type { SortedWalk } from '../lists/types.ts';

export const oracle: ListLaw = {
  id: 'sort-nulls',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'low',
  criterion: 'sort-order',
  holds: 'Items without a value stand together at one end',
  broken: 'Items without a value stand among the others',
  asserts: 'In a sorted walk the items whose key is null stand together, before or after all items that have a value.',
  why: 'An item that is sorted by a value it does not have is found nowhere a person would look.',
  source: [
    {
      standard: 'PostgreSQL',
      clause: '7.5 Sorting Rows (ORDER BY)',
      url: 'https://www.postgresql.org/docs/current/queries-order.html',
    },
  ],
  remedy: 'Say NULLS FIRST or NULLS LAST, and do not put a made-up value in the place of null.',
  considers: isList,
  appliesTo: has((list) => list.sort, 'no sort parameter is documented'),
  verify({ quiet, sorted }) {
    if (!quiet) return inconclusive('the list changed while it was walked: somebody else writes to it');
    const judged = sorted.flatMap((one) => {
      const values = keysOf(one);
      return values?.includes(null) && values.some((value) => value !== null) ? [{ one, values }] : [];
    });
    if (judged.length === 0) return notTested('no sorted walk had items with the key and items without');
    const violations = judged.flatMap(({ one, values }) => violationOf(one, values) ?? []);
    if (violations.length === 0) return { outcome: 'pass', evidence: judged.length };
    return { outcome: 'fail', evidence: judged.length, violations };
  },
};

function violationOf({ key, direction, walk }: SortedWalk, values: readonly Json[]): Violation | undefined {
  const first = values.indexOf(null);
  const last = values.lastIndexOf(null);
  const together = values.slice(first, last + 1).every((value) => value === null);
  if (together && (first === 0 || last === values.length - 1)) return undefined;
  const at = together || first > 0 ? first : values.findIndex((value) => value !== null);
  const shown = values.slice(Math.max(0, at - 2), at + 3);
  const id = walk.ids[together || first > 0 ? first : last] ?? '';
  const page = walk.pages.find(({ ids }) => ids.includes(id));
  return {
    key: `${key} ${direction}`,
    expected: `all items without ${key} before or after all others`,
    observed: `an item without ${key} stands between items that have it`,
    witness: [
      `${key} ${direction}, from place ${Math.max(0, at - 2) + 1}: ${shown.map(textOf).join(' ')}`,
      `item [${short(id)}] has ${key} null`,
    ],
    exchanges: page ? [page.exchange] : [],
    confidence: 'firm',
  };
}
