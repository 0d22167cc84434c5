import { describe, expect, it } from 'vitest';
import { oracle as ends } from '../../properties/laws/page-links-ends.ts';
import { oracle as inverse } from '../../properties/laws/page-links-inverse.ts';
import { oracle as keepQuery } from '../../properties/laws/page-links-keep-query.ts';
import { oracle as valid } from '../../properties/laws/page-links-valid.ts';
import { isLinkField } from '../../properties/lists/page-links.ts';
import { statementsOf } from '../../properties/lists/page-statements.ts';
import type { Page } from '../../properties/lists/types.ts';
import { onlyViolation } from './builders.ts';
import { listEvidence, walkOf } from './list-builder.ts';
import { asked, pageWith, URL_OF_LIST } from './list-law-evidence.ts';
import { factsOf, listShape, operationOf, orders } from './operation-builder.ts';

const next = { next: `${URL_OF_LIST}?page=2` };
const bare = factsOf([{ ...orders, list: { ...listShape(), paging: { style: 'none' as const } } }]);

it('link laws apply to paged lists only', () => {
  for (const law of [ends, inverse, keepQuery, valid]) {
    expect(law.considers(operationOf('GET /orders'), factsOf([orders]))).toBe(true);
    expect(law.appliesTo(operationOf('GET /orders'), factsOf([orders])).applies).toBe(true);
    expect(law.appliesTo(operationOf('GET /orders'), bare).applies).toBe(false);
  }
});

describe('what a page says', () => {
  const paging = {
    style: 'page' as const,
    totalAt: '/meta/total',
    hasMoreAt: '/meta/more',
    nextCursorAt: '/meta/next',
  };

  it('is read from the header and from the body', () => {
    const body = { links: { prev: null, last: { href: '/orders?page=9' } }, meta: { total: 9, pages: 3, more: true } };
    expect(statementsOf(body, '</orders?page=2>; rel="next"', paging)).toEqual({
      links: { next: '/orders?page=2', last: '/orders?page=9' },
      linkField: '</orders?page=2>; rel="next"',
      hasMore: true,
      pageCount: 3,
      nextCursor: null,
    });
    expect(statementsOf({ previous: '/orders?page=1', next: 'Zm9v' }, undefined, { style: 'page' })).toEqual({
      links: { prev: '/orders?page=1' },
    });
  });
});

describe('page-links-inverse', () => {
  const step = (relation: 'next' | 'prev', expected: string, answer: string | number) => ({
    ...{ relation, from: pageWith('cd', { links: { [relation]: '/orders?page=1' } }), expected: pageWith(expected) },
    asked: asked(answer),
  });

  it('passes links to the neighbours, in whatever order their items come', () => {
    const steps = [step('next', 'ef', 'fe'), step('prev', 'ab', 'ab')];
    expect(inverse.verify({ steps, unchanged: true })).toEqual({ outcome: 'pass', evidence: 2 });
  });

  it('speaks of a link that leads elsewhere or nowhere', () => {
    expect(onlyViolation(inverse.verify({ steps: [step('prev', 'ab', 'cd')], unchanged: true }))).toMatchObject({
      key: 'prev',
      witness: ['page: c d', 'prev: /orders?page=1', 'leads to: c d', 'expected: a b'],
    });
    expect(onlyViolation(inverse.verify({ steps: [step('next', 'ef', 404)], unchanged: true })).observed).toContain(
      '404',
    );
  });

  it('says nothing when the list changed, a page was limited, or no link is there', () => {
    expect(inverse.verify({ steps: [step('prev', 'ab', 'cd')], unchanged: false }).outcome).toBe('inconclusive');
    expect(inverse.verify({ steps: [step('prev', 'ab', 429)], unchanged: true }).outcome).toBe('inconclusive');
    expect(inverse.verify({ steps: [step('prev', 'ab', 503)], unchanged: true }).outcome).toBe('inconclusive');
    expect(inverse.verify({ steps: [], unchanged: true }).outcome).toBe('not-tested');
  });
});

describe('page-links-ends', () => {
  const evidence = (last: Page, answer: string | number, rest: object = {}) => ({
    ...{ first: pageWith('ab', { links: next }), last, counted: true, unchanged: true },
    steps: [{ relation: 'last' as const, from: pageWith('cd', { links: {} }), expected: last, asked: asked(answer) }],
    ...rest,
  });
  const quietEnd = pageWith('ef', { links: {} });

  it('passes links to both ends', () => {
    expect(ends.verify(evidence(quietEnd, 'ef'))).toEqual({ outcome: 'pass', evidence: 3 });
  });

  it('speaks of a last link that leads elsewhere', () => {
    expect(onlyViolation(ends.verify(evidence(quietEnd, 'cd')))).toMatchObject({
      key: 'last',
      observed: 'other items',
    });
    expect(onlyViolation(ends.verify(evidence(quietEnd, ''))).observed).toBe('nothing');
  });

  it('speaks mildly of a next link on the last page of counted pages; a cursor may lead to an empty page', () => {
    const open = pageWith('ef', { links: next });
    expect(onlyViolation(ends.verify(evidence(open, 'ef')))).toMatchObject({
      key: 'next of the last',
      severity: 'low',
    });
    expect(ends.verify(evidence(open, 'ef', { counted: false })).outcome).toBe('pass');
  });

  it('is inconclusive when the list changed or the rate is limited', () => {
    expect(ends.verify(evidence(quietEnd, 'cd', { unchanged: false })).outcome).toBe('inconclusive');
    expect(ends.verify(evidence(quietEnd, 429)).outcome).toBe('inconclusive');
  });
});

describe('page-links-keep-query', () => {
  const evidence = (relation: 'next' | 'first', answer: string | number, unchanged = true) => ({
    ...{ query: { status: 'open' }, first: pageWith('ab', { links: next }), second: pageWith('cd', { links: next }) },
    links: [{ relation, asked: asked(answer) }],
    unchanged,
  });

  it('passes links within the selection', () => {
    expect(keepQuery.verify(evidence('next', 'cd'))).toEqual({ outcome: 'pass', evidence: 1 });
    expect(keepQuery.verify(evidence('first', 'ab')).outcome).toBe('pass');
  });

  it('speaks of links that leave it', () => {
    expect(onlyViolation(keepQuery.verify(evidence('next', 'xz')))).toMatchObject({
      key: 'next',
      witness: ['asked for: {"status":"open"}', expect.any(String), 'leads to: x z', 'expected: c d'],
    });
    expect(onlyViolation(keepQuery.verify(evidence('first', 'cd'))).key).toBe('first');
  });

  it('is inconclusive when the list changed or the answer says nothing', () => {
    expect(keepQuery.verify(evidence('next', 'xz', false)).outcome).toBe('inconclusive');
    expect(keepQuery.verify(evidence('next', 0)).outcome).toBe('inconclusive');
  });
});

describe('page-links-valid', () => {
  const judged = (says: Parameters<typeof pageWith>[1], url = URL_OF_LIST) => {
    const evidence = listEvidence([{ ...walkOf(['ab']), pages: [pageWith('ab', says, url)] }]);
    return valid.verify(evidence);
  };

  it.each(['?page=2', '/orders?page=2', `${URL_OF_LIST}?page=2`])('passes %s', (target) => {
    expect(judged({ links: { next: target }, linkField: `<${target}>; rel="next"` })).toEqual({
      outcome: 'pass',
      evidence: 1,
    });
  });

  it.each([
    ['syntax', { linkField: '/orders?page=2; rel="next"' }, URL_OF_LIST],
    ['no reference', { links: { next: 'http://[' } }, URL_OF_LIST],
    ['other host', { links: { next: 'http://inner:8080/orders' } }, URL_OF_LIST],
    ['plain scheme', { links: { next: 'http://a.example/orders' } }, 'https://a.example/orders'],
    ['credentials', { links: { next: '/orders?access_token=abc' } }, URL_OF_LIST],
    ['credentials', { links: { next: 'http://me:pw@127.0.0.1/orders' } }, URL_OF_LIST],
  ])('speaks of %s: %j', (key, says, url) => {
    expect(onlyViolation(judged(says, url)).key).toBe(key);
  });

  it('allows the public name of a service that runs on this machine, and no inner one', () => {
    expect(judged({ links: { next: 'https://api.example.com/orders?page=2' } }).outcome).toBe('pass');
    expect(onlyViolation(judged({ links: { next: 'http://orders-1.internal/orders' } })).key).toBe('other host');
    const remote = judged({ links: { next: 'https://b.example/orders' } }, 'https://a.example/orders');
    expect(onlyViolation(remote).key).toBe('other host');
  });

  it('is mild on another host, which a proxy may explain, and allows a key the request had', () => {
    expect(onlyViolation(judged({ links: { next: 'http://inner/orders' } }))).toMatchObject({
      severity: 'low',
      confidence: 'tentative',
    });
    expect(judged({ links: { next: '/orders?api_key=a&page=2' } }, `${URL_OF_LIST}?api_key=a`).outcome).toBe('pass');
    expect(judged(undefined).outcome).toBe('not-tested');
  });

  it.each([
    ['<a>; rel="next", <b>; rel="prev"', true],
    ['<a>; rel=next; title="x, y",<b>;rel="last"', true],
    ['<https://a/b?c=d,e>; rel="next"; title*=UTF-8\'\'x', true],
    ['<a b>; rel="next"', false],
    ['a; rel="next"', false],
    ['<a>; rel="next" <b>; rel="last"', false],
  ])('reads %s: %s', (field, right) => {
    expect(isLinkField(field)).toBe(right);
  });
});
