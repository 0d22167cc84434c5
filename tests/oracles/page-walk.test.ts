import { describe, expect, it } from 'vitest';
import type { ListLaw } from '../../properties/law.ts';
import { oracle as pageSizeBound } from '../../properties/laws/page-size-bound.ts';
import { oracle as pageTotal } from '../../properties/laws/page-total.ts';
import { oracle as pageWalkGap } from '../../properties/laws/page-walk-gap.ts';
import { oracle as pageWalkRepeat } from '../../properties/laws/page-walk-repeat.ts';
import { onlyViolation } from './builders.ts';
import { listEvidence, walkOf } from './list-builder.ts';
import { factsOf, listShape, operationOf, orders, responseOf } from './operation-builder.ts';

const list = operationOf('GET /orders');
const small = walkOf(['ab', 'cd', 'ef'], { label: 'pages of 2', size: 2 });

describe.each([
  [pageWalkGap, 'no paging parameter and no paging link is documented'],
  [pageWalkRepeat, 'no paging parameter and no paging link is documented'],
  [pageSizeBound, 'no page size parameter is documented'],
  [pageTotal, 'no total is documented'],
])('$id', (law: ListLaw, reason: string) => {
  it('considers lists only, and applies where the description gives what it needs', () => {
    expect(law.considers(list, factsOf([orders]))).toBe(true);
    expect(law.considers(operationOf('GET /orders/{id}'), factsOf([orders]))).toBe(false);
    expect(law.appliesTo(list, factsOf([orders]))).toEqual({ applies: true });
    const bare = { ...orders, list: { ...listShape(), paging: { style: 'none' as const } } };
    expect(law.appliesTo(list, factsOf([bare]))).toEqual({ applies: false, reason });
  });
});

describe.each([pageWalkGap, pageWalkRepeat, pageTotal])('$id', (law) => {
  it('is inconclusive when the list changed meanwhile or a walk was refused', () => {
    const moving = listEvidence([walkOf(['ab', 'bc'], { size: 2 })], { quiet: false }, 'abc', 9);
    expect(law.verify(moving)).toEqual({
      outcome: 'inconclusive',
      reason: 'the list changed while it was walked: somebody else writes to it',
    });
    const refused = walkOf(['ab'], { label: 'pages of 2', size: 2, ended: 'error', problem: 'status 503' });
    expect(law.verify(listEvidence([refused]))).toEqual({
      outcome: 'inconclusive',
      reason: 'the walk with pages of 2 was refused: status 503',
    });
  });
});

describe('page-walk-repeat', () => {
  it('passes a walk that shows each item once', () => {
    expect(pageWalkRepeat.verify(listEvidence([small]))).toEqual({ outcome: 'pass', evidence: 3 });
  });

  it('speaks of an item on two pages', () => {
    const verdict = pageWalkRepeat.verify(listEvidence([walkOf(['ab', 'bc', 'ef'], { label: 'pages of 2', size: 2 })]));
    expect(onlyViolation(verdict)).toMatchObject({
      key: 'repeat',
      observed: '1 of 5 ids more than once with pages of 2, b',
      witness: ['page 1: a [b]', 'page 2: [b] c'],
      confidence: 'certain',
    });
  });

  it('speaks of a second page that is the first, when there was more to show', () => {
    const stuck = walkOf(['ab'], { label: 'pages of 2', size: 2, ended: 'same-page' });
    expect(onlyViolation(pageWalkRepeat.verify(listEvidence([stuck]))).key).toBe('second page is the first');
    const clamped = walkOf(['abcdef'], { ended: 'same-page' });
    expect(pageWalkRepeat.verify(listEvidence([clamped])).outcome).toBe('not-tested');
  });

  it('passes when the last page is repeated beyond the end', () => {
    const clamped = walkOf(['ab', 'cd', 'ef'], { size: 2, ended: 'same-page' });
    expect(pageWalkRepeat.verify(listEvidence([clamped])).outcome).toBe('pass');
  });

  it('is not tested on a list of one page', () => {
    expect(pageWalkRepeat.verify(listEvidence())).toEqual({
      outcome: 'not-tested',
      reason: 'the list has one page only',
    });
  });
});

describe('page-walk-gap', () => {
  it('passes a walk that shows every item', () => {
    expect(pageWalkGap.verify(listEvidence([small]))).toEqual({ outcome: 'pass', evidence: 3 });
  });

  it('speaks of an item that a walk in pages leaves out', () => {
    const verdict = pageWalkGap.verify(listEvidence([walkOf(['ab', 'de', 'f'], { label: 'pages of 2', size: 2 })]));
    expect(onlyViolation(verdict)).toMatchObject({
      key: 'gap',
      expected: 'all 6 items over the pages of one walk',
      observed: '1 missing with pages of 2: c',
      confidence: 'certain',
    });
  });

  it('expects what two walks show, though the outer ones do not', () => {
    const walks = [walkOf(['abc', 'def'], { size: 3 }), walkOf(['abcd', 'ef'], { size: 4 })];
    const short = walkOf(['ab', 'de', 'f'], { label: 'pages of 2', size: 2 });
    expect(onlyViolation(pageWalkGap.verify(listEvidence([short, ...walks], {}, 'abdef'))).observed).toContain(': c');
    expect(pageWalkGap.verify(listEvidence([short, ...walks.slice(1)], {}, 'abdef')).outcome).toBe('pass');
  });

  it('does not take a walk that we stopped for a gap', () => {
    const stopped = walkOf(['ab', 'cd'], { size: 2, ended: 'limit' });
    expect(pageWalkGap.verify(listEvidence([stopped]))).toEqual({
      outcome: 'not-tested',
      reason: 'the list has one page only',
    });
  });

  it('leaves walks with repeats to the other law', () => {
    expect(pageWalkGap.verify(listEvidence([walkOf(['ab', 'bc', 'de'], { size: 2 })])).outcome).not.toBe('fail');
  });

  it('speaks, with less confidence, of an own item that can be read but is on no page', () => {
    const ours = [
      { id: 'a', exchange: 'y1' },
      { id: 'z', exchange: 'y2' },
    ];
    const verdict = pageWalkGap.verify(listEvidence([small], { ours }));
    expect(onlyViolation(verdict)).toMatchObject({
      key: 'own item not listed',
      confidence: 'tentative',
      severity: 'medium',
      exchanges: ['y2'],
    });
    expect(pageWalkGap.verify(listEvidence([small], { ours: ours.slice(0, 1) })).outcome).toBe('pass');
  });

  it('does not miss an item of a kind of which none is shown: it may be hidden on purpose', () => {
    const shown = [
      { id: 'a', archived: false },
      { id: 'b', archived: false },
    ];
    const ours = [
      { id: 'a', exchange: 'y1', body: { id: 'a', archived: false } },
      { id: 'z', exchange: 'y2', body: { id: 'z', archived: true } },
    ];
    const walk = walkOf([shown.slice(0, 1), shown.slice(1)], { size: 1 });
    expect(pageWalkGap.verify(listEvidence([walk], { ours }, shown)).outcome).toBe('pass');
  });

  it('is silent when none of our items is listed: the list may be of another kind', () => {
    expect(pageWalkGap.verify(listEvidence([small], { ours: [{ id: 'z', exchange: 'y2' }] })).outcome).toBe('pass');
  });
});

describe('page-size-bound', () => {
  const page = walkOf(['abc']).pages[0];
  const sized = (asked: number) => (page === undefined ? [] : [{ asked, page }]);

  it('passes pages that are at most as large as asked', () => {
    expect(pageSizeBound.verify(listEvidence([small], { sized: sized(3) }))).toEqual({ outcome: 'pass', evidence: 4 });
  });

  it('speaks of a page that is larger', () => {
    const violation = onlyViolation(pageSizeBound.verify(listEvidence([], { sized: sized(2) })));
    expect(violation).toMatchObject({ key: 'page too large', expected: 'at most 2 items', observed: '3 items' });
  });

  it('needs one walk only to know that there is more', () => {
    const cut = walkOf(['ab'], { size: null });
    expect(pageSizeBound.verify(listEvidence([cut], { sized: sized(2) })).outcome).toBe('fail');
  });

  it('is not tested when the list is too short to tell', () => {
    expect(pageSizeBound.verify(listEvidence([], { sized: sized(3) }, 'abc'))).toEqual({
      outcome: 'not-tested',
      reason: 'the list has no more items than the smallest page asked for',
    });
  });
});

describe('page-total', () => {
  it('passes a total that is the number of items', () => {
    expect(pageTotal.verify(listEvidence([small], {}, 'abcdef', 6))).toEqual({ outcome: 'pass', evidence: 2 });
  });

  it('speaks of a total that is not', () => {
    expect(onlyViolation(pageTotal.verify(listEvidence([small], {}, 'abcdef', 7)))).toMatchObject({
      key: 'total',
      expected: 'a total of 6, the number of items walked',
      observed: 'a total of 7',
    });
  });

  it('speaks of totals that differ from page to page', () => {
    const other = walkOf(['ab', 'cd', 'ef'], { size: 2, total: 5 });
    expect(onlyViolation(pageTotal.verify(listEvidence([other], {}, 'abcdef', 6))).observed).toBe(
      'totals 6, 5 on different pages',
    );
  });

  it('is not tested where no page states one, inconclusive where the walks disagree', () => {
    expect(pageTotal.verify(listEvidence([small]))).toEqual({
      outcome: 'not-tested',
      reason: 'no page stated a total',
    });
    const gap = walkOf(['ab', 'cd'], { size: 2 });
    expect(pageTotal.verify(listEvidence([gap], {}, 'abcdef', 6)).outcome).toBe('inconclusive');
  });

  it('applies where a total header is documented instead', () => {
    const header = { name: 'X-Total-Count', required: false };
    const documented = operationOf('GET /orders', [responseOf('200', [], [header])]);
    const bare = { ...orders, list: { ...listShape(), paging: { style: 'page' as const } } };
    expect(pageTotal.appliesTo(documented, factsOf([bare]))).toEqual({ applies: true });
  });
});
