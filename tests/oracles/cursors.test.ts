import { describe, expect, it } from 'vitest';
import { oracle as otherQuery } from '../../properties/laws/cursor-other-query.ts';
import { oracle as otherSize } from '../../properties/laws/cursor-other-size.ts';
import { oracle as tamper } from '../../properties/laws/cursor-tamper.ts';
import { givenCursor } from '../../properties/lists/cursors.ts';
import { tampered } from '../../properties/lists/tampered-cursor.ts';
import { onlyViolation } from './builders.ts';
import { listEvidence, walkOf } from './list-builder.ts';
import { asked, pageWith } from './list-law-evidence.ts';
import { factsOf, listShape, operationOf, orders } from './operation-builder.ts';

const list = operationOf('GET /orders');
const paging = { style: 'cursor' as const, cursorParameter: 'cursor', nextCursorAt: '/next', sizeParameter: 'limit' };
const shape = { ...listShape(), paging };
const cursors = factsOf([{ ...orders, list: shape }]);

describe('laws of cursors', () => {
  it.each([otherQuery, otherSize, tamper])('$id applies to lists that give cursors', (law) => {
    expect(law.appliesTo(list, cursors)).toEqual({ applies: true });
    expect(law.appliesTo(list, factsOf([orders]))).toEqual({ applies: false, reason: 'it is not paged by cursor' });
    const byId = factsOf([{ ...orders, list: { ...shape, paging: { style: 'cursor', cursorParameter: 'after' } } }]);
    expect(law.appliesTo(list, byId).applies).toBe(false);
  });

  it('take the cursor of the first page of a small walk', () => {
    const walk = {
      ...walkOf(['ab', 'cd'], { size: 2 }),
      pages: [pageWith('ab', { nextCursor: 'c1' }), pageWith('cd')],
    };
    expect(givenCursor(listEvidence([walk], { list: shape }))).toMatchObject({ cursor: 'c1', size: { limit: 2 } });
    expect(givenCursor(listEvidence([], { list: shape }))).toBe('the list has one page only');
    expect(givenCursor(listEvidence([walkOf(['ab', 'cd'])], { list: shape }))).toBe('its first page gives no cursor');
  });
});

describe('tampered cursors', () => {
  const texts = (cursor: string) => tampered(cursor).map((one) => Buffer.from(one.cursor, 'base64url').toString());

  it('are cut, altered and made up, each another one', () => {
    const made = tampered('q1w2e3r4');
    expect(made.slice(0, 3).map(({ cursor }) => cursor)).toEqual(['q1w2', 'q1w2A3r4', expect.any(String)]);
    expect(new Set(made.map(({ cursor }) => cursor)).size).toBe(made.length);
    expect(tampered('A').every(({ cursor }) => cursor !== 'A' && cursor !== '')).toBe(true);
  });

  it('rewrite what a cursor says when it is decoded', () => {
    const said = JSON.stringify({ where: { tenant: 'north' }, after: [5, 'x'] });
    const all = texts(Buffer.from(said).toString('base64url'));
    expect(all).toContain('{"after":[5,"x"]}');
    expect(all).toContain('{"where":{"tenant":"%"},"after":[5,"x"]}');
    expect(texts(Buffer.from('s12').toString('base64url'))).toContain('s-12');
  });
});

describe('cursor-tamper', () => {
  const trials = (...answers: (string | number)[]) => ({
    trials: answers.map((one, index) => ({ change: `altered ${index}`, asked: asked(one) })),
    known: [...'abcdef'],
    unchanged: true,
  });

  it('passes refusals, empty pages and items of the list', () => {
    expect(tamper.verify(trials(400, '', 'cd'))).toEqual({ outcome: 'pass', evidence: 3 });
  });

  it('speaks of items of others, and more mildly of a server error', () => {
    expect(onlyViolation(tamper.verify(trials(400, 'cz')))).toMatchObject({
      key: 'items outside the list',
      witness: ['cursor altered 1: c [z]'],
    });
    expect(onlyViolation(tamper.verify(trials(500)))).toMatchObject({ key: 'server error', severity: 'medium' });
  });

  it('is inconclusive when the list changed, was limited or is behind a gateway', () => {
    expect(tamper.verify({ ...trials('cz'), unchanged: false }).outcome).toBe('inconclusive');
    expect(tamper.verify(trials(400, 429)).outcome).toBe('inconclusive');
    expect(tamper.verify(trials(502)).outcome).toBe('inconclusive');
    expect(tamper.verify(trials()).outcome).toBe('not-tested');
  });
});

describe('cursor-other-query', () => {
  const judged = (answer: string | number, unchanged = true) =>
    otherQuery.verify({
      filter: 'status = open',
      asked: asked(answer),
      second: ['c', 'd'],
      fitting: ['b', 'd', 'f'],
      unchanged,
    });

  it.each([400, 'df', 'cd', ''])('passes %s: refused, filtered, ignored or empty', (answer) => {
    expect(judged(answer)).toEqual({ outcome: 'pass', evidence: 1 });
  });

  it('speaks of a mixture and of a server error', () => {
    expect(onlyViolation(judged('de'))).toMatchObject({
      key: 'mixture',
      witness: ['cursor with status = open: d [e]', 'cursor without it: c d'],
    });
    expect(onlyViolation(judged(500)).key).toBe('server error');
  });

  it('is inconclusive when the list changed or the answer says nothing', () => {
    expect(judged('de', false).outcome).toBe('inconclusive');
    expect(judged(503).outcome).toBe('inconclusive');
  });

  it('needs a filter', () => {
    const unfiltered = factsOf([{ ...orders, list: { ...shape, filters: [] } }]);
    expect(otherQuery.appliesTo(list, unfiltered)).toEqual({ applies: false, reason: 'no filter is documented' });
  });
});

describe('cursor-other-size', () => {
  const judged = (answers: (string | number)[], rest: object = {}) =>
    otherSize.verify({
      steps: answers.map((one, index) => ({ size: index + 1, asked: asked(one) })),
      ...{ complete: true, expected: [...'abcdef'], unchanged: true },
      ...rest,
    });

  it('passes a walk that shows every item once', () => {
    expect(judged(['a', 'bc', 'def'])).toEqual({ outcome: 'pass', evidence: 3 });
  });

  it('speaks of lost and repeated items, and of a refusal', () => {
    expect(onlyViolation(judged(['a', 'cd', 'def']))).toMatchObject({
      key: 'walk',
      observed: '1 repeated (d), 1 lost (b)',
      witness: ['page 1, size 1: a', 'page 2, size 2: c [d]', 'page 3, size 3: [d] e f'],
    });
    expect(onlyViolation(judged(['a', 400])).key).toBe('refused');
  });

  it('is inconclusive when the list changed, the walk was cut or limited; needs two pages', () => {
    expect(judged(['a', 'cd'], { unchanged: false }).outcome).toBe('inconclusive');
    expect(judged(['a', 'cd'], { complete: false }).outcome).toBe('inconclusive');
    expect(judged(['a', 429]).outcome).toBe('inconclusive');
    expect(judged(['abcdef']).outcome).toBe('not-tested');
  });
});
