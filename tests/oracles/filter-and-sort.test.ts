import { describe, expect, it } from 'vitest';
import type { ListLaw } from '../../properties/law.ts';
import { oracle as filterCompleteness } from '../../properties/laws/filter-completeness.ts';
import { oracle as filterSoundness } from '../../properties/laws/filter-soundness.ts';
import { oracle as sortOrder } from '../../properties/laws/sort-order.ts';
import { oracle as sortPageStability } from '../../properties/laws/sort-page-stability.ts';
import { onlyViolation } from './builders.ts';
import { filteredBy, type Item, items, listEvidence, sortedBy, walkOf } from './list-builder.ts';
import { factsOf, listShape, operationOf, orders } from './operation-builder.ts';

const list = operationOf('GET /orders');
const { sort: _, ...unsorted } = listShape();
const bare = { ...orders, list: { ...unsorted, filters: [] } };

describe.each([
  [filterSoundness, 'no equality filter on a field of the items is documented'],
  [filterCompleteness, 'no equality filter on a field of the items is documented'],
  [sortOrder, 'no sort parameter is documented'],
  [sortPageStability, 'no sort parameter is documented'],
])('$id', (law: ListLaw, reason: string) => {
  it('considers lists only, and applies where the parameter is documented', () => {
    expect(law.considers(list, factsOf([orders]))).toBe(true);
    expect(law.considers(operationOf('POST /orders'), factsOf([orders]))).toBe(false);
    expect(law.appliesTo(list, factsOf([orders]))).toEqual({ applies: true });
    expect(law.appliesTo(list, factsOf([bare]))).toEqual({ applies: false, reason });
  });
});

const all = items('status', ['open', 'paid', 'open', 'paid', 'open']);
const open = all.filter((item) => item.status === 'open');

describe('filter-soundness', () => {
  const verify = (value: string, shown: readonly Item[]) =>
    filterSoundness.verify(listEvidence([], { filtered: [filteredBy(value, shown)] }, all));

  it('passes when every item has the value, under a usual reading of equality', () => {
    expect(verify('open', open)).toEqual({ outcome: 'pass', evidence: 1 });
    expect(verify('OPEN', items('status', ['open', ' Open ']))).toEqual({ outcome: 'pass', evidence: 1 });
    expect(verify('open', items('status', [['open', 'late'], ['open']]))).toMatchObject({ outcome: 'pass' });
    expect(verify('2026-01-31', items('status', ['2026-01-31T10:00:00Z']))).toMatchObject({ outcome: 'pass' });
  });

  it('speaks of an item with another value', () => {
    expect(onlyViolation(verify('open', all))).toMatchObject({
      key: 'filter status',
      expected: 'only items with status "open"',
      observed: '2 of 5 items have another status, such as "paid"',
      witness: ['status=open', 'item b has status "paid"'],
    });
  });

  it('judges the items that show the field, others say nothing', () => {
    expect(verify('open', [{ id: 'a', status: 'open' }, { id: 'b' }]).outcome).toBe('pass');
    expect(onlyViolation(verify('open', [{ id: 'b' }, { id: 'a', status: 'paid' }])).observed).toContain(
      '1 of 1 items',
    );
  });

  it('is not tested when no filtered walk shows the field', () => {
    const reason = 'no filter could be tried with a value that only some items of the list have';
    expect(verify('open', [{ id: 'a' }])).toEqual({ outcome: 'not-tested', reason });
    expect(filterSoundness.verify(listEvidence())).toEqual({ outcome: 'not-tested', reason });
  });
});

describe('filter-completeness', () => {
  const verify = (shown: readonly Item[], rest: Parameters<typeof listEvidence>[1] = {}) =>
    filterCompleteness.verify(listEvidence([], { filtered: [filteredBy('open', shown)], ...rest }, all));

  it('passes when every item with the value is there, others beside them or not', () => {
    expect(verify(open)).toEqual({ outcome: 'pass', evidence: 1 });
    expect(verify(all)).toEqual({ outcome: 'pass', evidence: 1 });
  });

  it('speaks of a missing one, also when nothing is left', () => {
    expect(onlyViolation(verify(open.slice(1)))).toMatchObject({
      key: 'filter status',
      expected: 'all 3 items with status "open"',
      observed: '1 of them are missing: a',
    });
    expect(onlyViolation(verify([])).observed).toBe('3 of them are missing: a, c, e');
  });

  it('is inconclusive when the list changed or the unfiltered walks disagree', () => {
    expect(verify([], { quiet: false }).outcome).toBe('inconclusive');
    const gap = listEvidence([walkOf([all.slice(1)])], { filtered: [filteredBy('open', [])] }, all);
    expect(filterCompleteness.verify(gap)).toEqual({
      outcome: 'inconclusive',
      reason: 'the unfiltered walks do not agree on the items: judged by page-walk-gap',
    });
  });

  it('is not tested when the filtered walk was not seen to its end', () => {
    const stopped = { filtered: [filteredBy('open', open.slice(1), 'limit')] };
    expect(verify([], stopped).outcome).toBe('not-tested');
  });
});

describe('sort-order', () => {
  const verify = (values: readonly Item[string][], direction: 'asc' | 'desc' = 'asc', key = 'status') => {
    const shown = items('status', values);
    const pages = [shown.slice(0, 2), shown.slice(2)];
    return sortOrder.verify(listEvidence([], { sorted: [sortedBy(key, direction, pages)] }));
  };

  it.each([
    ['numbers', [1, 2, 10, 10], [1, 10, 2, 10]],
    ['text', ['apple', 'banana', 'cherry'], ['apple', 'cherry', 'banana']],
    ['times with offsets', ['2026-01-01T10:00:00+02:00', '2026-01-01T09:00:00Z'], ['2026-01-02', '2026-01-01']],
    ['booleans', [false, true, true], [true, false, true]],
    ['numbers with nulls anywhere', [null, 1, null, 2], [null, 2, null, 1]],
    ['numbered names', ['item 2', 'item 9', 'item 10'], ['item 2', 'item 10', 'item 9']],
  ])('passes %s in order and speaks of them out of order', (name, ordered, disordered) => {
    expect(verify(ordered)).toEqual({ outcome: 'pass', evidence: 1 });
    expect(verify([...ordered].reverse(), 'desc')).toEqual({ outcome: 'pass', evidence: 1 });
    // 'item 10' before 'item 9' is right by code points.
    if (name !== 'numbered names') expect(onlyViolation(verify(disordered)).key).toBe('status asc');
  });

  it.each([
    ['case-insensitive', ['apple', 'Banana', 'cherry']],
    ['code point', ['Banana', 'apple', 'cherry']],
    ['accents beside their letters', ['Eber', 'Éclair', 'Ende']],
    ['punctuation ignored', ['co-op', 'coop', 'co-op b']],
  ])('takes an order that fits one usual collation: %s', (_name, values) => {
    expect(verify(values)).toEqual({ outcome: 'pass', evidence: 1 });
  });

  it('says which items are out of order, and in which direction', () => {
    expect(onlyViolation(verify([3, 1, 2], 'desc'))).toMatchObject({
      key: 'status desc',
      expected: 'items by status descending over all pages',
      observed: '1 stands before 2, which no usual collation allows',
    });
  });

  it('finds a key whose name is written differently', () => {
    const shown = [
      { id: 'a', created_at: 2 },
      { id: 'b', created_at: 1 },
    ];
    const evidence = listEvidence([], { sorted: [sortedBy('createdAt', 'asc', [shown])] });
    expect(onlyViolation(sortOrder.verify(evidence)).key).toBe('createdAt asc');
  });

  it('is not tested when the key has one value only, is not shown, or is no scalar', () => {
    const reason = 'no sorted walk had two different keys in its items';
    expect(verify([1, 1, 1])).toEqual({ outcome: 'not-tested', reason });
    expect(verify([2, 1], 'asc', 'price')).toEqual({ outcome: 'not-tested', reason });
    expect(verify([{ a: 2 }, { a: 1 }])).toEqual({ outcome: 'not-tested', reason });
    expect(verify([2, 1, { a: 1 }])).toEqual({ outcome: 'not-tested', reason });
  });

  it('is inconclusive when the list changed', () => {
    const evidence = listEvidence([], { quiet: false, sorted: [sortedBy('status', 'asc', [items('status', [2, 1])])] });
    expect(sortOrder.verify(evidence).outcome).toBe('inconclusive');
  });
});

describe('sort-page-stability', () => {
  const ties = items('status', [1, 1, 1, 1, 1, 1]);
  const [a, b, c, d, e, f] = ties as [Item, Item, Item, Item, Item, Item];
  const verify = (pages: readonly (readonly Item[])[], rest: Parameters<typeof listEvidence>[1] = {}) =>
    sortPageStability.verify(listEvidence([], { sorted: [sortedBy('status', 'asc', pages)], ...rest }));

  it('passes a sorted walk of the same items in any order', () => {
    expect(
      verify([
        [f, a],
        [c, b],
        [e, d],
      ]),
    ).toEqual({ outcome: 'pass', evidence: 1 });
  });

  it('speaks of an item repeated and another lost at the border of two pages', () => {
    expect(
      onlyViolation(
        verify([
          [a, b],
          [b, d],
          [e, f],
        ]),
      ),
    ).toMatchObject({
      key: 'sorted by status',
      expected: 'the same 6 items as unsorted, each once',
      observed: 'sorted by status asc: 1 repeated (b), 1 lost (c)',
      witness: ['page 1: a [b]', 'page 2: [b] d', 'lost: c'],
    });
  });

  it('judges a sorted walk of two pages', () => {
    expect(
      verify([
        [a, b, c],
        [d, e, f],
      ]).outcome,
    ).toBe('pass');
    expect(
      onlyViolation(
        verify([
          [a, b, c],
          [c, e, f],
        ]),
      ).exchanges,
    ).toHaveLength(2);
    expect(
      onlyViolation(
        verify([
          [a, b, c],
          [d, e],
        ]),
      ).exchanges,
    ).toHaveLength(1);
  });

  it('is not tested on one page, inconclusive when the list moved or the unsorted walks disagree', () => {
    expect(verify([ties])).toEqual({ outcome: 'not-tested', reason: 'no sorted walk had more than one page' });
    expect(verify([[a, b], [b]], { quiet: false }).outcome).toBe('inconclusive');
    const sorted = [
      sortedBy('status', 'asc', [
        [a, b],
        [b, d],
      ]),
    ];
    expect(sortPageStability.verify(listEvidence([walkOf(['ab', 'cd'])], { sorted })).outcome).toBe('inconclusive');
  });

  it('does not judge a sorted walk that was stopped', () => {
    const sorted = [sortedBy('status', 'asc', [[a, b], [c]], 'limit')];
    expect(sortPageStability.verify(listEvidence([], { sorted })).outcome).toBe('not-tested');
  });
});
