import { describe, expect, it } from 'vitest';
import type { Answered, Both, Pair } from '../../contracts/injection/gather.ts';
import { NARROWING, SORTING, TEMPLATE, WIDENING } from '../../contracts/injection/payloads.data.ts';
import { oracle } from '../../contracts/probes/injection.ts';
import { factsOf, operationOf } from './operation-builder.ts';

const answered = (status: number, count?: number, understood?: true): Answered => ({
  exchange: 'x1',
  payload: 'p',
  status,
  ...(count !== undefined && { count }),
  ...(understood && { understood }),
});
const both = (truth: Answered, falsity: Answered): Both => ({ truth, falsity });
const pair = (first: Both, second?: Both): Pair => ({
  place: 'q',
  first,
  truth: first.truth,
  ...(second && { second }),
});
const verdict = (...pairs: Pair[]) => oracle.verify({ pairs, rendered: [], tried: pairs.length }).outcome;
const more = both(answered(200, 45), answered(200, 0));
const alike = both(answered(200, 0), answered(200, 0));

describe('injection', () => {
  it('reports a condition that finds more, twice', () => {
    expect(oracle.verify({ pairs: [pair(more, more)], rendered: [], tried: 1 })).toMatchObject({
      outcome: 'fail',
      violations: [{ key: 'condition q', confidence: 'firm' }],
    });
  });

  it('says nothing about answers that follow no request: random ones, lists that change', () => {
    const one: Pair = { ...pair(more, more), unsteady: true };
    expect(oracle.verify({ pairs: [one], rendered: [], tried: 1 })).toMatchObject({ outcome: 'inconclusive' });
    expect(verdict(one, pair(more, more))).toBe('fail');
  });

  it('does not take once for twice, nor fewer for more', () => {
    expect(verdict(pair(more))).toBe('pass');
    expect(verdict(pair(more, alike))).toBe('pass');
    const fewer = both(answered(200, 0), answered(200, 45));
    expect(verdict(pair(fewer, fewer))).toBe('pass');
  });

  it('reports an expression that is understood where a broken one is not: of sort keys and ids only', () => {
    const understood = both(answered(200, 30, true), answered(400, undefined, true));
    expect(verdict(pair(understood, understood))).toBe('fail');
    const plain = both(answered(200, 30), answered(400));
    expect(verdict(pair(plain, plain))).toBe('pass');
  });

  it('takes 429 and gateways for no refusal', () => {
    for (const status of [0, 302, 429, 502, 503, 504]) {
      const one = both(answered(200, 30, true), answered(status, undefined, true));
      expect(verdict(pair(one, one)), String(status)).toBe('pass');
    }
  });

  it('holds when both are refused', () => {
    expect(verdict(pair(both(answered(400), answered(400))))).toBe('pass');
  });

  it('reports a template whose result is stored', () => {
    const rendered = [{ place: 'note', payload: TEMPLATE.text, shown: TEMPLATE.result, exchange: 'x1' }];
    expect(oracle.verify({ pairs: [], rendered, tried: 1 })).toMatchObject({ violations: [{ key: 'template note' }] });
    expect(oracle.verify({ pairs: [], rendered: [], tried: 1 }).outcome).toBe('pass');
  });

  it('is not applicable without free text and inconclusive without an answer', () => {
    expect(oracle.verify({ pairs: [], rendered: [], tried: 0 }).outcome).toBe('not-applicable');
    expect(verdict(pair(both(answered(0), answered(0))))).toBe('inconclusive');
  });

  it('has payloads of one length that differ in one place, and a result that stands in no template', () => {
    for (const { pairs } of [...WIDENING, ...NARROWING]) {
      for (const { truth, falsity } of pairs) {
        const [left, right] = [truth('v'), falsity('v')];
        expect(left.length).toBe(right.length);
        expect([...left].filter((char, index) => char !== right[index])).toHaveLength(1);
      }
    }
    expect(SORTING.pairs).toHaveLength(2);
    expect(TEMPLATE.text).not.toContain(TEMPLATE.result);
    expect(Number(TEMPLATE.result)).toBe(7341 * 7);
  });

  it('looks at reads with parameters and at writes of items', () => {
    const facts = factsOf([]);
    const query = { ...operationOf('GET /orders'), parameters: [{ in: 'query' }] as never };
    expect(oracle.considers(query, facts)).toBe(true);
    expect(oracle.considers(operationOf('GET /version'), facts)).toBe(false);
    expect(oracle.considers(operationOf('DELETE /orders/{id}'), facts)).toBe(false);
  });
});
