import { describe, expect, it } from 'vitest';
import { oracle as beyondEnd } from '../../properties/laws/page-beyond-end.ts';
import { oracle as hasMore } from '../../properties/laws/page-has-more.ts';
import { oracle as numberExtremes } from '../../properties/laws/page-number-extremes.ts';
import { oracle as sizeExtremes } from '../../properties/laws/page-size-extremes.ts';
import { meansAll } from '../../properties/lists/extremes.ts';
import type { PageStatements, Walk } from '../../properties/lists/types.ts';
import { onlyViolation } from './builders.ts';
import { listEvidence, walkOf } from './list-builder.ts';
import { asked, pageWith } from './list-law-evidence.ts';
import { factsOf, listShape, operationOf, orders } from './operation-builder.ts';

const list = operationOf('GET /orders');
const cursors = factsOf([{ ...orders, list: { ...listShape(), paging: { style: 'cursor' as const } } }]);

describe('page-beyond-end', () => {
  const beyond = (...answers: (string | number)[]) => ({
    first: pageWith('ab'),
    last: pageWith('ef'),
    beyond: answers.map((one) => ({ place: 'just beyond' as const, asked: asked(one) })),
    unchanged: true,
  });

  it.each([[['', 404]], [[404, 400]], [['ef', 'ef']]])(
    'passes %j: empty, refused or the last page again',
    (answers) => {
      expect(beyondEnd.verify(beyond(...answers))).toEqual({ outcome: 'pass', evidence: 2 });
    },
  );

  it('speaks of the first page again and of a server error', () => {
    expect(onlyViolation(beyondEnd.verify(beyond('', 'ab'))).key).toBe('first page again');
    expect(onlyViolation(beyondEnd.verify(beyond('', 500))).key).toBe('server error');
  });

  it('is silent on gateways, limits, lists that changed and descriptions that allow no such page', () => {
    expect(beyondEnd.verify(beyond(503)).outcome).toBe('inconclusive');
    expect(beyondEnd.verify(beyond(429)).outcome).toBe('inconclusive');
    expect(beyondEnd.verify({ ...beyond('ab'), unchanged: false }).outcome).toBe('inconclusive');
    expect(beyondEnd.verify(beyond()).outcome).toBe('not-tested');
    expect(beyondEnd.appliesTo(list, cursors).applies).toBe(false);
  });
});

describe('page-has-more', () => {
  const walk = (says: (Partial<PageStatements> | undefined)[], pages = ['ab', 'cd', 'ef']): Walk => ({
    ...walkOf(pages, { label: 'pages of 2', size: 2 }),
    pages: pages.map((ids, index) => pageWith(ids, says[index])),
  });
  const flags = (...values: boolean[]): Walk => walk(values.map((one) => ({ hasMore: one })));
  const counts = (...values: number[]): Walk => walk(values.map((one) => ({ pageCount: one })));

  it('passes flags and numbers that are true', () => {
    expect(hasMore.verify(listEvidence([flags(true, true, false)]))).toEqual({ outcome: 'pass', evidence: 3 });
    expect(hasMore.verify(listEvidence([counts(3, 3, 3)]))).toEqual({ outcome: 'pass', evidence: 3 });
  });

  it('speaks of a flag that ends too early, and more mildly of one that ends too late', () => {
    expect(onlyViolation(hasMore.verify(listEvidence([flags(true, false, false)])))).toMatchObject({
      key: 'no more, but there is',
      witness: ['page 2, says there is no more: c d', 'page 3: e f'],
    });
    expect(onlyViolation(hasMore.verify(listEvidence([flags(true, true, true)])))).toMatchObject({
      key: 'more, but there is not',
      severity: 'low',
    });
  });

  it('speaks of a flag that ended the walk although a cursor was given', () => {
    const cut = walk([{ hasMore: false, nextCursor: 'c' }], ['ab']);
    expect(onlyViolation(hasMore.verify(listEvidence([cut]))).key).toBe('no more, but there is');
    const silent = walk([{ hasMore: false, nextCursor: null }], ['ab']);
    expect(hasMore.verify(listEvidence([silent])).outcome).toBe('inconclusive');
  });

  it('speaks of a wrong number of pages; from 0 the last page may be numbered instead', () => {
    expect(onlyViolation(hasMore.verify(listEvidence([counts(2, 2, 2)]))).observed).toBe('2 pages');
    const fromZero = { list: listShape({ firstPage: 0 }) };
    expect(hasMore.verify(listEvidence([counts(2, 2, 2)], fromZero)).outcome).toBe('pass');
    const uneven = walk([{ pageCount: 9 }], ['a', 'bcd', 'ef']);
    expect(hasMore.verify(listEvidence([uneven])).outcome).toBe('pass');
  });

  it('leaves a wrong total to page-total, and is not tested where nothing is stated', () => {
    const wrong = counts(4, 4, 4);
    const totals = { ...wrong, pages: wrong.pages.map((page) => ({ ...page, total: 8 })) };
    expect(hasMore.verify(listEvidence([totals]))).toMatchObject({
      reason: 'the total is wrong: judged by page-total',
    });
    expect(hasMore.verify(listEvidence([walk([])])).outcome).toBe('not-tested');
    expect(hasMore.verify(listEvidence([], { quiet: false })).outcome).toBe('inconclusive');
  });
});

const some = (answers: Readonly<Record<string, string | number>>) =>
  Object.entries(answers).map(([value, answer]) => ({ value, asked: asked(answer) }));

describe('page-size-extremes', () => {
  const sizes = (answers: Readonly<Record<string, string | number>>, rest: object = {}) =>
    sizeExtremes.verify({
      ...{ parameter: 'size', usual: 2, all: 6, allDocumented: false, maxSize: 4 },
      extremes: some(answers),
      ...rest,
    });

  it('passes refusals and pages within the bounds', () => {
    expect(sizes({ '0': 400, '-1': 'ab', '5': 'abcd', abc: 'ab' })).toEqual({ outcome: 'pass', evidence: 4 });
  });

  it('speaks of server errors, pages beyond the maximum, and everything for none', () => {
    expect(onlyViolation(sizes({ '9223372036854775808': 500 }))).toMatchObject({
      key: 'server error',
      severity: 'medium',
    });
    expect(onlyViolation(sizes({ '5': 'abcde' })).key).toBe('beyond the maximum');
    expect(onlyViolation(sizes({ '0': 'abcdef' }, { maxSize: undefined })).key).toBe('all items');
  });

  it('takes documented zeros, short lists, gateways and limits for other readings', () => {
    expect(sizes({ '0': 'abcdef' }, { maxSize: undefined, allDocumented: true }).outcome).toBe('pass');
    expect(sizes({ '0': 'ab' }, { all: 2 }).outcome).toBe('pass');
    expect(sizes({ '0': 'abcd' }, { all: 0 }).outcome).toBe('pass');
    expect(sizes({ '0': 503 }).outcome).toBe('inconclusive');
    expect(sizes({ '0': 400, '-1': 429 }).outcome).toBe('inconclusive');
    expect(sizes({}).outcome).toBe('not-tested');
  });

  it('reads a documented meaning of zero', () => {
    const size = { in: 'query', name: 'limit', description: 'Items to give, 0 for all.' };
    const documented = { ...list, parameters: [size] } as unknown as typeof list;
    expect(meansAll(documented, 'limit')).toBe(true);
    expect(meansAll(list, 'limit')).toBe(false);
    const bare = { ...orders, list: { ...listShape(), paging: { style: 'page' as const } } };
    expect(sizeExtremes.appliesTo(list, factsOf([bare])).applies).toBe(false);
  });
});

describe('page-number-extremes', () => {
  const numbers = (answers: Readonly<Record<string, string | number>>, unchanged = true) =>
    numberExtremes.verify({ parameter: 'page', extremes: some(answers), known: [...'abcdef'], unchanged });

  it('passes refusals and pages of the list', () => {
    expect(numbers({ '0': 'ab', '-1': 'ef', abc: 400, '2147483648': '' })).toEqual({ outcome: 'pass', evidence: 4 });
  });

  it('speaks of server errors and of items that no walk shows', () => {
    expect(onlyViolation(numbers({ '': 500 })).key).toBe('server error');
    expect(onlyViolation(numbers({ '-1': 'az' }))).toMatchObject({
      key: 'items outside the list',
      witness: ['page=-1: a [z]'],
    });
  });

  it('is inconclusive when the list changed, was limited or is behind a gateway', () => {
    expect(numbers({ '-1': 'az' }, false).outcome).toBe('inconclusive');
    expect(numbers({ '-1': 429 }).outcome).toBe('inconclusive');
    expect(numbers({ '-1': 504 }).outcome).toBe('inconclusive');
    expect(numbers({}).outcome).toBe('not-tested');
    expect(numberExtremes.appliesTo(list, cursors).applies).toBe(false);
  });
});
