import type { Violation } from '../../core/oracle/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { firstDisorder } from '../lists/collation.ts';
import { inconclusive, isList, notTested } from '../lists/judging.ts';
import type { ListContext } from '../lists/list-context.ts';
import { has } from '../lists/offered.ts';
import { AIP_132, isSelection, NO_WHOLE_LIST, type Selection, select, wholeList } from '../lists/selections.ts';
import { type KeyPair, keyPairs, severalKeysQuery } from '../lists/several-keys.ts';
import { keysIn, keysOf, textOf } from '../lists/sort-keys.ts';

export interface MultiKeyEvidence {
  readonly sorted: readonly { readonly pair: KeyPair; readonly selection: Selection }[];
  readonly unchanged: boolean;
}

export const oracle: GatheringListLaw<MultiKeyEvidence> = {
  id: 'sort-multi-key',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'sort-order',
  holds: 'A second sort key orders the ties of the first',
  broken: 'A second sort key does not order the ties of the first',
  asserts:
    'Sorted by two keys, items that share the first are in the order of the second, each in its direction, and the first key is in order as it is alone.',
  why: '“By customer, then newest first” is how people find the last order of a customer.',
  source: [AIP_132],
  remedy: 'Use all keys that are given, in their order and each in its own direction; refuse more than are supported.',
  considers: isList,
  appliesTo: has((list) => list.sort?.several, 'no sort by several keys is documented'),
  async gather(context) {
    const whole = wholeList(context);
    const { sort } = context.client.list;
    if (!whole || !sort) return NO_WHOLE_LIST;
    const sorted: { pair: KeyPair; selection: Selection }[] = [];
    for (const pair of keyPairs(whole, sort)) {
      if (!orderedAlone(context, pair)) continue;
      const query = severalKeysQuery(context.client, sort, pair);
      const selection = query && (await select(context, query));
      if (isSelection(selection)) sorted.push({ pair, selection });
    }
    if (sorted.length === 0) return 'no two keys of which the first has ties could be tried';
    return { sorted, unchanged: violationsOf(sorted).length === 0 || (await context.unchanged()) };
  },
  verify({ sorted, unchanged }) {
    const telling = sorted.filter(({ selection }) => selection.ids.length > 1);
    if (telling.length === 0) return notTested('the list has too few items');
    const violations = violationsOf(telling);
    if (violations.length === 0) return { outcome: 'pass', evidence: telling.length };
    if (!unchanged) return inconclusive('the list changed meanwhile: somebody else writes to it');
    return { outcome: 'fail', evidence: telling.length, violations };
  },
};

/** Keys that are out of order by themselves are told by sort-order. */
function orderedAlone({ evidence }: ListContext, { first, second }: KeyPair): boolean {
  return evidence.sorted.every((sorted) => {
    const ofPair = [first, second].some(({ key, direction }) => key === sorted.key && direction === sorted.direction);
    const values = ofPair ? keysOf(sorted) : undefined;
    return values === undefined || firstDisorder(values, sorted.direction) === undefined;
  });
}

function violationsOf(sorted: MultiKeyEvidence['sorted']): Violation[] {
  const all = sorted.flatMap(({ pair, selection }) => violationOf(pair, selection) ?? []);
  return all.filter((one, index) => all.findIndex(({ key }) => key === one.key) === index);
}

function violationOf({ first, second }: KeyPair, selection: Selection): Violation | undefined {
  const [firsts, seconds] = [keysIn(selection, first.key), keysIn(selection, second.key)];
  if (!firsts || !seconds) return undefined;
  const words = `${first.key} ${first.direction}, then ${second.key} ${second.direction}`;
  const rest = { expected: words, exchanges: [selection.exchange], confidence: 'firm' as const };
  const row = (index: number): string =>
    `${index + 1}. ${first.key} ${textOf(firsts[index])}, ${second.key} ${textOf(seconds[index])}`;
  const outer = firstDisorder(firsts, first.direction);
  if (outer) {
    const witness = [selection.words, row(outer.index), row(outer.index + 1)];
    return { ...rest, key: 'first key', observed: `${first.key} is out of order`, witness };
  }
  let start = 0;
  while (start < firsts.length) {
    let end = start + 1;
    while (end < firsts.length && textOf(firsts[end]) === textOf(firsts[start])) end++;
    const inner = firstDisorder(seconds.slice(start, end), second.direction);
    if (inner) {
      const at = start + inner.index;
      const observed = `among items with ${first.key} ${textOf(firsts[start])}, ${second.key} is out of order`;
      return {
        ...rest,
        key: `second key ${second.direction}`,
        observed,
        witness: [selection.words, row(at), row(at + 1)],
      };
    }
    start = end;
  }
  return undefined;
}
