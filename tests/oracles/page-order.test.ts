import { describe, expect, it } from 'vitest';
import { oracle as itemEqualsRead } from '../../properties/laws/list-item-equals-read.ts';
import { oracle as defaultBounded } from '../../properties/laws/page-default-bounded.ts';
import { oracle as repeatable } from '../../properties/laws/page-repeatable.ts';
import { oracle as sizeIndependence } from '../../properties/laws/page-size-independence.ts';
import { oracle as termination } from '../../properties/laws/page-termination.ts';
import { oracle as foreign } from '../../properties/laws/page-walk-foreign.ts';
import { oracle as overlap } from '../../properties/laws/page-window-overlap.ts';
import type { Page, Walk } from '../../properties/lists/types.ts';
import { onlyViolation } from './builders.ts';
import { type Item, listEvidence, walkOf } from './list-builder.ts';
import { asked, pageWith } from './list-law-evidence.ts';
import { factsOf, listShape, operationOf, orders } from './operation-builder.ts';

const list = operationOf('GET /orders');
const bare = factsOf([{ ...orders, list: { ...listShape(), paging: { style: 'none' as const } } }]);
const pageOf = (ids: string): Page => pageWith(ids);

describe('page-size-independence', () => {
  it('passes walks and first pages in the same order', () => {
    const walk = walkOf(['ab', 'cd', 'ef'], { size: 2 });
    const verdict = sizeIndependence.verify(listEvidence([walk], { sized: [{ asked: 3, page: pageOf('abc') }] }));
    expect(verdict).toEqual({ outcome: 'pass', evidence: 4 });
  });

  it('speaks of a walk in another order, and of the smallest such pages', () => {
    const walks = [
      walkOf(['abc', 'fed'], { label: 'pages of 3', size: 3 }),
      walkOf(['ab', 'dc', 'ef'], { label: 'pages of 2', size: 2 }),
    ];
    expect(onlyViolation(sizeIndependence.verify(listEvidence(walks)))).toMatchObject({
      key: 'order',
      witness: ['page 2 of pages of 2: [d] [c]', 'the same places of largest pages: [c] [d]'],
    });
  });

  it('speaks of a small first page that begins otherwise', () => {
    const verdict = sizeIndependence.verify(listEvidence([], { sized: [{ asked: 2, page: pageOf('db') }] }));
    expect(onlyViolation(verdict)).toMatchObject({
      key: 'beginning',
      witness: ['first page of 2: [d] b', 'largest pages: a b'],
    });
  });

  it('takes small pages that all show the last items of a fixed order for another reading', () => {
    const fromEnd = [{ asked: 2, page: pageOf('ef') }];
    expect(sizeIndependence.verify(listEvidence([], { sized: fromEnd })).outcome).toBe('pass');
    const mixed = [...fromEnd, { asked: 3, page: pageOf('abc') }];
    expect(onlyViolation(sizeIndependence.verify(listEvidence([], { sized: mixed }))).key).toBe('beginning');
  });

  it('leaves lost and repeated items, and an order that changes by itself, to their laws', () => {
    const lossy = walkOf(['ba', 'cd'], { size: 2 });
    expect(sizeIndependence.verify(listEvidence([lossy])).outcome).toBe('not-tested');
    const shuffled = { ...listEvidence([walkOf(['ba', 'cd', 'ef'], { size: 2 })]) };
    const last = walkOf(['fedcba'], { size: 100 });
    expect(sizeIndependence.verify({ ...shuffled, walks: [...shuffled.walks.slice(0, -1), last] })).toMatchObject({
      outcome: 'inconclusive',
      reason: 'the order changes from walk to walk: judged by page-repeatable',
    });
  });

  it('is not tested on one page, inconclusive when the list moved', () => {
    expect(sizeIndependence.verify(listEvidence()).outcome).toBe('not-tested');
    expect(sizeIndependence.verify(listEvidence([], { quiet: false })).outcome).toBe('inconclusive');
    expect(sizeIndependence.appliesTo(list, bare).applies).toBe(false);
  });
});

describe('page-repeatable', () => {
  const seen = (...answers: (string | number)[]) => ({ asked: answers.map(asked), unchanged: true });

  it('passes a page that comes again', () => {
    expect(repeatable.verify(seen('abc', 'abc'))).toEqual({ outcome: 'pass', evidence: 2 });
  });

  it('tells another order from other items', () => {
    expect(onlyViolation(repeatable.verify(seen('abc', 'acb', 'abc', 'abc')))).toMatchObject({
      key: 'order',
      witness: ['first: a [b] [c]', 'again: a [c] [b]'],
    });
    expect(onlyViolation(repeatable.verify(seen('abc', 'abd', 'abc', 'abc'))).key).toBe('items');
  });

  it('says nothing of a list that changed, of refusals, of a single item', () => {
    expect(repeatable.verify({ ...seen('abc', 'abd'), unchanged: false }).outcome).toBe('inconclusive');
    expect(repeatable.verify(seen('abc', 429)).outcome).toBe('inconclusive');
    expect(repeatable.verify(seen('abc', 404)).outcome).toBe('inconclusive');
    expect(repeatable.verify(seen('abc', 0)).outcome).toBe('inconclusive');
    expect(repeatable.verify(seen('a', 'a')).outcome).toBe('not-tested');
  });

  it('does not apply where the order is documented as random', () => {
    const random = { ...list, description: 'Products in random order.' };
    expect(repeatable.appliesTo(random, factsOf([orders]))).toEqual({
      applies: false,
      reason: 'its order is documented as random',
    });
    expect(repeatable.appliesTo(list, factsOf([orders])).applies).toBe(true);
  });
});

describe('page-walk-foreign', () => {
  const evidence = (between: Walk[], again?: Walk, unchanged = true) => ({
    list: listEvidence(between),
    ...(again && { suspect: { walk: between[0] ?? again, again, unchanged } }),
  });
  const stray = walkOf(['ab', 'cd', 'ez', 'f'], { label: 'pages of 2', size: 2 });

  it('passes when nothing else was shown', () => {
    expect(foreign.verify(evidence([walkOf(['ab', 'cd', 'ef'], { size: 2 })])).outcome).toBe('pass');
  });

  it('speaks of an item that comes again and is not in the whole list', () => {
    expect(onlyViolation(foreign.verify(evidence([stray], stray)))).toMatchObject({
      key: 'foreign',
      witness: ['page 3: e [z]'],
    });
  });

  it('takes what is gone the second time, or a list that changed, for somebody else’s doing', () => {
    expect(foreign.verify(evidence([stray], walkOf(['ab', 'cd', 'ef'], { size: 2 }))).outcome).toBe('inconclusive');
    expect(foreign.verify(evidence([stray], stray, false)).outcome).toBe('inconclusive');
  });
});

describe('page-window-overlap', () => {
  const from = (left: string | number, right: string | number, unchanged = true) =>
    overlap.verify({ sizes: [3], from: [asked(left), asked(right)], all: [...'abcdef'], unchanged });

  it('passes windows that share all but one', () => {
    expect(from('bcd', 'cde')).toEqual({ outcome: 'pass', evidence: 2 });
  });

  it('speaks of an offset that is taken for a page', () => {
    expect(onlyViolation(from('abc', 'abc'))).toMatchObject({ key: 'window', observed: 'the same items' });
    expect(onlyViolation(from('def', 'abc')).observed).toBe('other items');
  });

  it('is silent where offsets are refused, windows too short, the list changed or the rate limited', () => {
    expect(from(400, 400).outcome).toBe('not-tested');
    expect(from('b', 'c').outcome).toBe('not-tested');
    expect(from('abc', 'abc', false).outcome).toBe('inconclusive');
    expect(from('bcd', 429).outcome).toBe('inconclusive');
    expect(overlap.appliesTo(list, factsOf([orders])).applies).toBe(false);
  });
});

describe('page-termination', () => {
  const walk = (tail: number, cursor: (index: number) => string, ended: Walk['ended'] = 'limit'): Walk => {
    const pages = ['ab', 'cd', ...Array.from({ length: tail }, () => '')].map((ids, index) =>
      pageWith(ids, { nextCursor: cursor(index) }),
    );
    return { ...walkOf(['ab', 'cd'], { size: 2, ended }), pages };
  };

  it('passes walks that end', () => {
    expect(termination.verify(listEvidence([walkOf(['ab', 'cd', 'ef'], { size: 2 })]))).toEqual({
      outcome: 'pass',
      evidence: 3,
    });
  });

  it('is certain when the same cursor comes again, less when many pages are empty', () => {
    expect(onlyViolation(termination.verify(listEvidence([walk(3, () => 'c')])))).toMatchObject({
      key: 'cursor given twice',
      confidence: 'certain',
    });
    expect(onlyViolation(termination.verify(listEvidence([walk(20, String)])))).toMatchObject({
      key: 'empty pages',
      confidence: 'tentative',
    });
  });

  it('allows some empty pages before the end, and long lists', () => {
    expect(termination.verify(listEvidence([walk(5, String)])).outcome).toBe('pass');
    expect(termination.verify(listEvidence([walk(20, String, 'end')])).outcome).toBe('pass');
    expect(termination.verify(listEvidence()).outcome).toBe('not-tested');
  });
});

describe('page-default-bounded', () => {
  const bounded = (defaultSize: number | undefined, walk: Walk) =>
    defaultBounded.verify(
      listEvidence([walk], {
        list: listShape({ maxSize: 5, ...(defaultSize !== undefined && { defaultSize }) }),
      }),
    );

  it('passes a default page of the documented size, speaks of a larger one', () => {
    expect(bounded(2, walkOf(['ab', 'cd', 'ef'])).outcome).toBe('pass');
    expect(onlyViolation(bounded(2, walkOf(['abc', 'def'])))).toMatchObject({ key: 'default', severity: 'low' });
    expect(onlyViolation(bounded(2, walkOf(['abcdef']))).severity).toBeUndefined();
    expect(onlyViolation(bounded(undefined, walkOf(['abcdef']))).expected).toBe(
      'at most 5 items, the documented maximum',
    );
  });

  it('needs a longer list, a default page, and a documented bound', () => {
    expect(bounded(6, walkOf(['abcdef'])).outcome).toBe('not-tested');
    expect(bounded(2, walkOf(['ab'], { size: 2 })).outcome).toBe('not-tested');
    expect(defaultBounded.appliesTo(list, factsOf([orders])).applies).toBe(false);
  });
});

describe('list-item-equals-read', () => {
  const judged = (listed: Item[], read: Item, after: Item[] = listed) => {
    const evidence = listEvidence([], { ours: [{ id: 'a', exchange: 'y', body: read }] }, listed);
    return itemEqualsRead.verify({
      ...evidence,
      walks: [...evidence.walks.slice(0, -1), walkOf([after], { size: 100 })],
    });
  };

  it('passes equal values, speaks of another one', () => {
    expect(judged([{ id: 'a', price: 5 }], { id: 'a', price: 5 })).toEqual({ outcome: 'pass', evidence: 1 });
    expect(onlyViolation(judged([{ id: 'a', price: 5 }], { id: 'a', price: 500 }))).toMatchObject({
      key: 'field price',
      witness: ['a: list 5, by id 500'],
    });
    expect(onlyViolation(judged([{ id: 'a', city: 'Oslo' }], { id: 'a', city: 'Bergen' })).key).toBe('field city');
  });

  it.each([
    ['left out', { id: 'a' }, { id: 'a', price: 5 }],
    ['left empty in all items', { id: 'a', price: null }, { id: 'a', price: 5 }],
    ['cut short', { id: 'a', text: 'A long st…' }, { id: 'a', text: 'A long story' }],
    ['of another kind', { id: 'a', partner: 'p1' }, { id: 'a', partner: { id: 'p1' } }],
    ['signed', { id: 'a', photo: 'https://a/x?s=1' }, { id: 'a', photo: 'https://a/x?s=2' }],
    ['a time written otherwise', { id: 'a', at: '2026-01-01T10:00:00Z' }, { id: 'a', at: '2026-01-01T10:00:00.123Z' }],
    ['a date without its time', { id: 'a', at: '2026-01-01' }, { id: 'a', at: '2026-01-01T10:00:00Z' }],
    ['volatile', { id: 'a', updatedAt: '2026-01-01T10:00:00Z' }, { id: 'a', updatedAt: '2026-03-01T10:00:00Z' }],
  ])('is silent on values that are %s', (_, listed, read) => {
    expect(judged([listed], read).outcome).toBe('pass');
  });

  it('is silent on what changed between the walks, and needs an item of ours', () => {
    expect(judged([{ id: 'a', views: 1 }], { id: 'a', views: 2 }, [{ id: 'a', views: 3 }]).outcome).toBe('pass');
    expect(itemEqualsRead.verify(listEvidence()).outcome).toBe('not-tested');
    const { read: _, ...unread } = orders;
    expect(itemEqualsRead.appliesTo(list, factsOf([unread])).applies).toBe(false);
  });
});
