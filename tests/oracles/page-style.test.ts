import { describe, expect, it } from 'vitest';
import { type Convention, oracle } from '../../properties/laws/page-style.ts';
import { onlyViolation } from './builders.ts';
import { factsOf, listShape, operationOf, orders } from './operation-builder.ts';

const usual: Convention = { style: 'page', place: 'page', size: 'size' };
const renamed: Convention = { style: 'page', place: 'page', size: 'per_page' };
const feed: Convention = { style: 'cursor', place: 'cursor', size: 'limit' };
const judged = (own: Convention, all: Convention[], documented = false) =>
  oracle.verify({ own, all, documented, exchange: 'x1' });

describe('page-style', () => {
  it('passes the usual way', () => {
    expect(judged(usual, [usual, usual, renamed])).toEqual({ outcome: 'pass', evidence: 1 });
  });

  it('speaks of other names, more mildly of another style', () => {
    expect(onlyViolation(judged(renamed, [usual, usual, renamed]))).toMatchObject({
      key: 'names',
      expected: 'page and size, as 2 of 3 lists',
      observed: 'page and per_page',
      witness: ['page and size: 2 lists', 'page and per_page: 1 list'],
      confidence: 'tentative',
    });
    expect(onlyViolation(judged(feed, [usual, usual, feed]))).toMatchObject({ key: 'style', severity: 'info' });
  });

  it('is silent where the description says so, and on lists that give links', () => {
    expect(judged(feed, [usual, usual, feed], true)).toMatchObject({ outcome: 'pass', note: expect.any(String) });
    expect(judged({ style: 'link' }, [usual, usual, usual]).outcome).toBe('pass');
  });

  it('is not tested on few lists or without a usual way', () => {
    expect(judged(renamed, [usual, renamed])).toEqual({ outcome: 'not-tested', reason: 'less than 3 lists are paged' });
    expect(judged(renamed, [usual, renamed, feed]).outcome).toBe('not-tested');
  });

  it('applies to paged lists', () => {
    const bare = factsOf([{ ...orders, list: { ...listShape(), paging: { style: 'none' as const } } }]);
    expect(oracle.appliesTo(operationOf('GET /orders'), factsOf([orders])).applies).toBe(true);
    expect(oracle.appliesTo(operationOf('GET /orders'), bare).applies).toBe(false);
  });
});
